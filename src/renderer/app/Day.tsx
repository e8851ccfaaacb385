import { Button, Drawer } from '@mantine/core';
import { IconCircleHalf2 } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitId } from '../../shared/domain/ids.ts';
import { useDayStore } from '../features/queue/dayStore.ts';
import { QueueColumn } from '../features/queue/QueueColumn.tsx';
import { QueueRail } from '../features/queue/QueueRail.tsx';
import { TellWaiting } from '../features/queue/TellWaiting.tsx';
import type { DayView } from '../features/queue/useDay.ts';
import { useWaitingRoom, type WaitingRoom } from '../features/queue/useWaitingRoom.ts';
import classes from './Day.module.css';
import type { DayPlace } from './useDayPlace.ts';

interface DayProps {
  readonly view: DayView;
  readonly chosen: VisitId | null;
  readonly place: DayPlace;
  readonly onOpen: (visitId: VisitId) => void;
}

/** The day at the left edge, and what one tells those who wait, whatever shape it has. */
export function Day(props: DayProps) {
  const waitingRoom = useWaitingRoom(props.view);
  const { shape } = props.place;
  // The rail is of today; who looked at another day has gone on to a visit.
  useEffect(() => {
    if (shape === 'rail') void useDayStore.getState().look(null);
  }, [shape]);
  return (
    <>
      <DayShape {...props} waitingRoom={waitingRoom} />
      <div className="v-sr" role="status" aria-live="polite">
        {waitingRoom.words}
      </div>
      {waitingRoom.telling && <TellWaiting onClose={waitingRoom.stopTelling} />}
    </>
  );
}

/** Whole, folded to a rail, or (in small windows) behind a button. */
function DayShape({
  view,
  chosen,
  place,
  onOpen,
  waitingRoom,
}: DayProps & { readonly waitingRoom: WaitingRoom }) {
  const { t } = useTranslation('app');
  if (place.shape === 'button')
    return (
      <Drawer.Root
        opened={place.drawerOpen}
        onClose={place.closeDrawer}
        size={356}
        padding={0}
        transitionProps={{ duration: 120, exitDuration: 80 }}
      >
        <Drawer.Overlay />
        <Drawer.Content aria-label={t('day')}>
          <Drawer.Body className={classes.drawerBody}>
            <QueueColumn
              view={view}
              waitingRoom={waitingRoom}
              chosen={chosen}
              searchAsked={place.searchAsked}
              onOpen={(visitId) => {
                place.closeDrawer();
                onOpen(visitId);
              }}
              onCollapse={null}
            />
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    );
  return (
    <nav className={place.shape === 'rail' ? classes.rail : classes.column} aria-label={t('day')}>
      {place.shape === 'rail' ? (
        <QueueRail view={view} chosen={chosen} onOpen={onOpen} onExpand={place.toggle} />
      ) : (
        <QueueColumn
          view={view}
          waitingRoom={waitingRoom}
          chosen={chosen}
          searchAsked={place.searchAsked}
          onOpen={onOpen}
          onCollapse={place.toggle}
        />
      )}
    </nav>
  );
}

/** In small windows: how many wait, and the way to the day. */
export function DayButton({ count, onOpen }: { readonly count: number; readonly onOpen: () => void }) {
  const { t } = useTranslation('queue');
  return (
    <Button
      variant="default"
      size="compact-md"
      className={`${classes.button} num`}
      leftSection={<IconCircleHalf2 size={15} stroke={1.8} aria-hidden="true" />}
      aria-keyshortcuts="Alt+D"
      onClick={onOpen}
    >
      {t('waitingButton', { count })}
    </Button>
  );
}
