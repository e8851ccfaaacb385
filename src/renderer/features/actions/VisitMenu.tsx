import { ActionIcon, Menu, Modal } from '@mantine/core';
import {
  IconArrowBackUp,
  IconBuildingHospital,
  IconCalendarX,
  IconDots,
  IconLink,
  IconMessage,
  IconPhone,
  IconRefresh,
  IconUrgent,
  IconUserShare,
  IconUserX,
  IconVideo,
  IconX,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import type { Refusal, Result } from '../../../shared/domain/refusal.ts';
import { request } from '../../ipc/client.ts';
import { useAbout } from '../../ipc/session.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { useAction } from '../../keys/actions.ts';
import { Keys } from '../../keys/Keys.tsx';
import { useChord } from '../../keys/useChord.ts';
import { MessageForm } from '../../visit/MessageForm.tsx';
import { commandFor } from '../../visit/visitCommand.ts';
import { useVisitStore } from '../../visit/visitStore.ts';
import { openEmergency } from './emergency.ts';
import { HandOverDialog } from './HandOverDialog.tsx';
import { NoShowDialog } from './NoShowDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { RenewDialog } from './RenewDialog.tsx';
import { useUndo } from './useUndo.ts';
import classes from './VisitMenu.module.css';

interface VisitMenuProps {
  readonly row: QueueRow;
  /** As tall as the main button beside it. */
  readonly large?: boolean;
}

type Told =
  | { readonly is: 'copied' | 'renewed' }
  | { readonly is: 'handedOver'; readonly name: string }
  | { readonly is: 'refused'; readonly refusal: Refusal };
type Dialog = 'noShow' | 'turnPhysical' | 'cancel' | 'renew' | 'message' | 'handOver';

/** Everything that can be done with a visit besides its main button, as its stage allows. */
export function VisitMenu({ row, large = false }: VisitMenuProps) {
  const { t } = useTranslation('actions');
  const refusalText = useRefusalText();
  const { principal } = useAbout();
  const openVisit = useVisitStore((store) => store.open);
  const leave = useVisitStore((store) => store.leave);
  const [told, setTold] = useState<Told | null>(null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const detail =
    openVisit.state === 'open' && openVisit.visit.visitId === row.visitId ? openVisit.visit : null;
  const undo = useUndo(detail);
  const holder = linkHolder(row.participants);
  const admitted = row.stage === 'open' && holder?.admission === 'admitted';
  const ahead = row.stage === 'booked' || row.stage === 'open';
  const hasLink = holder?.hasLink === true && ahead;

  // Words are for one who waits; in the call one speaks.
  const canTell = hasLink && row.mine && !admitted;
  // Who gives no care themselves see to it that somebody does.
  const canHandOver = (row.mine && ahead) || (principal.role !== 'clinician' && row.stage === 'booked');

  const toldWords = (one: Told): string => {
    if (one.is === 'refused') return refusalText(one.refusal);
    return one.is === 'handedOver' ? t('handedOver', { name: one.name }) : t(one.is);
  };
  const tell = (answer: Result<unknown>, done: Told | null = null) =>
    setTold(answer.ok ? done : { is: 'refused', refusal: answer.refusal });
  const link = async (name: 'link.copy' | 'link.renew') =>
    tell(await request(name, { visitId: row.visitId }), { is: name === 'link.copy' ? 'copied' : 'renewed' });
  const give = async (command: Parameters<typeof commandFor>[1]) => tell(await commandFor(row, command));
  const ask = (next: Dialog) => {
    // Number and attempts stand in the opened visit.
    if (detail === null) void useVisitStore.getState().show(row.visitId);
    setDialog(next);
  };
  const changeChannel = () =>
    void give({ type: 'changeChannel', channel: row.channel === 'phone' ? 'video' : 'phone' });
  const sendBack = () => holder && void give({ type: 'sendBack', participantId: holder.id });
  const mayLeave = detail !== null && !admitted;
  const takeBack = async () => undo !== null && tell(await undo.send());
  useChord('visit.undo', () => void takeBack(), undo !== null);
  useAction('visit.copyLink', () => void link('link.copy'), hasLink);
  useAction('visit.renewLink', () => setDialog('renew'), hasLink);
  useAction('visit.message', () => setDialog('message'), canTell);
  useAction('visit.changeChannel', changeChannel, row.stage === 'open' && row.mine);
  useAction('visit.sendBack', sendBack, admitted && row.mine);
  useAction('visit.handOver', () => ask('handOver'), canHandOver);
  useAction('visit.noShow', () => ask('noShow'), row.stage === 'booked' && row.mine);
  useAction('visit.turnPhysical', () => ask('turnPhysical'), ahead && row.mine);
  useAction('visit.cancel', () => ask('cancel'), row.stage === 'booked' && row.mine);
  useAction('visit.close', leave, mayLeave);

  return (
    <span className={large ? classes.menuLarge : classes.menu}>
      <Menu position="bottom-end" shadow="md" width={270} onOpen={() => setTold(null)}>
        <Menu.Target>
          <ActionIcon
            variant={large ? 'default' : 'subtle'}
            color="gray"
            size={large ? 44 : 30}
            aria-label={t('more')}
          >
            <IconDots size={18} stroke={1.8} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {hasLink && (
            <>
              <Item icon={<IconLink aria-hidden="true" />} onClick={() => void link('link.copy')}>
                {t('copyLink')}
              </Item>
              <Item icon={<IconRefresh aria-hidden="true" />} onClick={() => setDialog('renew')}>
                {t('renewLink')}
              </Item>
              {canTell && (
                <Item icon={<IconMessage aria-hidden="true" />} onClick={() => setDialog('message')}>
                  {t('message')}
                </Item>
              )}
              <Menu.Divider />
            </>
          )}
          {row.stage === 'open' && row.mine && (
            <Item
              icon={
                row.channel === 'phone' ? <IconVideo aria-hidden="true" /> : <IconPhone aria-hidden="true" />
              }
              onClick={changeChannel}
            >
              {t(row.channel === 'phone' ? 'backToVideo' : 'byTelephone')}
            </Item>
          )}
          {admitted && row.mine && (
            <Item icon={<IconArrowBackUp aria-hidden="true" />} onClick={sendBack}>
              {t('sendBack')}
            </Item>
          )}
          {canHandOver && (
            <Item icon={<IconUserShare aria-hidden="true" />} onClick={() => ask('handOver')}>
              {t('handOver')}
            </Item>
          )}
          {row.stage === 'booked' && row.mine && (
            <Item icon={<IconUserX aria-hidden="true" />} onClick={() => ask('noShow')}>
              {t('noShow')}
            </Item>
          )}
          {ahead && row.mine && (
            <Item icon={<IconBuildingHospital aria-hidden="true" />} onClick={() => ask('turnPhysical')}>
              {t('turnPhysical')}
            </Item>
          )}
          {row.stage === 'booked' && row.mine && (
            <Item icon={<IconCalendarX aria-hidden="true" />} onClick={() => ask('cancel')}>
              {t('cancel')}
            </Item>
          )}
          {undo !== null && (
            <Item
              icon={<IconArrowBackUp aria-hidden="true" />}
              keys={<Keys of="visit.undo" />}
              onClick={() => void takeBack()}
            >
              {t(undo.words)}
            </Item>
          )}
          {ahead && detail !== null && (
            <Item
              icon={<IconUrgent aria-hidden="true" />}
              keys={<Keys of="visit.emergency" />}
              onClick={openEmergency}
            >
              {t('emergency.open')}
            </Item>
          )}
          {mayLeave && (
            <>
              <Menu.Divider />
              <Item icon={<IconX aria-hidden="true" />} onClick={leave}>
                {t('close')}
              </Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <span role="status" className={large ? classes.told : classes.toldSmall}>
        {told !== null && toldWords(told)}
      </span>
      {dialog === 'noShow' && <NoShowDialog row={row} detail={detail} onClose={() => setDialog(null)} />}
      {(dialog === 'turnPhysical' || dialog === 'cancel') && (
        <ReasonDialog row={row} what={dialog} onClose={() => setDialog(null)} />
      )}
      {dialog === 'handOver' && (
        <HandOverDialog
          row={row}
          onClose={() => setDialog(null)}
          onDone={(name) => {
            setDialog(null);
            setTold({ is: 'handedOver', name });
          }}
        />
      )}
      {dialog === 'message' && (
        <Modal
          opened
          onClose={() => setDialog(null)}
          title={t('message')}
          closeButtonProps={{ 'aria-label': t('dialog.back') }}
          centered
        >
          <MessageForm visitId={row.visitId} onClose={() => setDialog(null)} />
        </Modal>
      )}
      {dialog === 'renew' && (
        <RenewDialog
          onClose={() => setDialog(null)}
          onRenew={() => {
            setDialog(null);
            void link('link.renew');
          }}
        />
      )}
    </span>
  );
}

interface ItemProps {
  readonly icon: ReactNode;
  readonly keys?: ReactNode;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Item({ icon, keys, onClick, children }: ItemProps) {
  return (
    <Menu.Item
      leftSection={<span className={classes.icon}>{icon}</span>}
      rightSection={keys}
      onClick={onClick}
    >
      {children}
    </Menu.Item>
  );
}
