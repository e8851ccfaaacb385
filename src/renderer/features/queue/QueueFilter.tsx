import { ActionIcon, Button, Menu, SegmentedControl } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { type Profession, professions } from '../../../shared/domain/note.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { useChord } from '../../keys/useChord.ts';
import {
  countBy,
  type DayFilter,
  nextWhose,
  useFilterStore,
  type WhoseVisits,
  whoseVisits,
} from './dayFilter.ts';
import classes from './QueueFilter.module.css';

interface QueueFilterProps {
  readonly rows: readonly QueueRow[];
  readonly now: Instant;
  readonly filter: DayFilter;
  /** How many each holds is known. */
  readonly counted: boolean;
}

/** Whose visits are shown, with how many each choice holds; and of which profession, where the day has several. */
export const QueueFilter = memo(function QueueFilter(props: QueueFilterProps) {
  const { rows, now, filter, counted } = props;
  const { t } = useTranslation('queue');
  const choose = useFilterStore((store) => store.choose);
  const { whose, profession } = filter;
  const counts = useMemo(() => countBy(rows, profession, now), [rows, profession, now]);
  const several = useMemo(() => new Set(rows.map((row) => row.profession)).size > 1, [rows]);
  useChord('queue.filter', () => choose({ whose: nextWhose(whose) }));
  return (
    <div className={classes.filter}>
      <div className={classes.line}>
        <SegmentedControl
          fullWidth
          size="xs"
          className={classes.whose}
          aria-label={t('filter.label')}
          aria-keyshortcuts="Alt+Q"
          value={whose}
          data={whoseVisits.map((value) => ({
            value,
            label: (
              <span className="num">
                {t(`filter.${value}`)} {counted && <span className={classes.count}>{counts[value]}</span>}
              </span>
            ),
          }))}
          onChange={(value) => choose({ whose: value as WhoseVisits })}
        />
        {(several || profession !== null) && (
          <Menu position="bottom-end" shadow="md" width={200} withinPortal={false}>
            <Menu.Target>
              <ActionIcon
                variant={profession === null ? 'default' : 'light'}
                color={profession === null ? 'gray' : 'fjord'}
                size={30}
                aria-label={
                  profession === null
                    ? t('filter.profession')
                    : t('filter.professionChosen', { profession: t(`filter.professions.${profession}`) })
                }
              >
                <IconFilter size={15} stroke={1.7} aria-hidden="true" />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.RadioGroup
                value={profession ?? everyProfession}
                onChange={(value) =>
                  choose({ profession: value === everyProfession ? null : (value as Profession) })
                }
              >
                <Menu.RadioItem value={everyProfession} closeMenuOnClick>
                  {t('filter.everyProfession')}
                </Menu.RadioItem>
                {professions.map((one) => (
                  <Menu.RadioItem key={one} value={one} closeMenuOnClick>
                    {t(`filter.professions.${one}`)}
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {profession !== null && (
        <p className={classes.chosen}>
          {t('filter.professionChosen', { profession: t(`filter.professions.${profession}`) })}
          <Button
            variant="subtle"
            size="compact-sm"
            className={classes.clear}
            leftSection={<IconX size={13} stroke={1.8} aria-hidden="true" />}
            onClick={() => choose({ profession: null })}
          >
            {t('filter.clear')}
          </Button>
        </p>
      )}
    </div>
  );
});

const everyProfession = 'every';
