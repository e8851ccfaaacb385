import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconLink, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../shared/contracts/visit.ts';
import { linkHolder } from '../../../shared/domain/participants.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { request } from '../../ipc/client.ts';
import { useRefusalText } from '../../ipc/useRefusalText.ts';
import { useVisitStore } from '../../visit/visitStore.ts';
import classes from './VisitMenu.module.css';

interface VisitMenuProps {
  readonly row: QueueRow;
  /** As tall as the main button beside it. */
  readonly large?: boolean;
}

/** What can be done with a visit besides its main button: copy the link, back to the waiting room, close it. */
export function VisitMenu({ row, large = false }: VisitMenuProps) {
  const { t } = useTranslation('waiting');
  const refusalText = useRefusalText();
  const openVisit = useVisitStore((store) => store.open);
  const { command, leave } = useVisitStore.getState();
  const [told, setTold] = useState<
    { readonly is: 'copied' } | { readonly is: 'refused'; refusal: Refusal } | null
  >(null);
  const isOpened = openVisit.state === 'open' && openVisit.visit.visitId === row.visitId;
  const holder = row.participants.find((one) => one.id === linkHolder(row.participants)?.id);
  const admitted = row.stage === 'open' && holder?.admission === 'admitted';
  const canCopy = holder?.hasLink === true && (row.stage === 'booked' || row.stage === 'open');

  const copy = async () => {
    const answer = await request('link.copy', { visitId: row.visitId });
    setTold(answer.ok ? { is: 'copied' } : { is: 'refused', refusal: answer.refusal });
  };
  const sendBack = async () => {
    if (holder === undefined) return;
    const answer = await command({ type: 'sendBack', participantId: holder.id });
    setTold(answer.ok ? null : { is: 'refused', refusal: answer.refusal });
  };

  return (
    <span className={classes.menu}>
      <Menu position="bottom-end" shadow="md" onOpen={() => setTold(null)}>
        <Menu.Target>
          <ActionIcon
            variant={large ? 'default' : 'subtle'}
            color="gray"
            size={large ? 44 : 30}
            aria-label={t('more')}
          >
            <IconDots size={18} stroke={1.8} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {canCopy && (
            <Menu.Item leftSection={<IconLink size={16} stroke={1.7} />} onClick={() => void copy()}>
              {t('copyLink')}
            </Menu.Item>
          )}
          {admitted && isOpened && (
            <Menu.Item
              leftSection={<IconArrowBackUp size={16} stroke={1.7} />}
              onClick={() => void sendBack()}
            >
              {t('sendBack')}
            </Menu.Item>
          )}
          {isOpened && !admitted && (
            <Menu.Item leftSection={<IconX size={16} stroke={1.7} />} onClick={leave}>
              {t('close')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <span role="status" className={large ? classes.told : classes.toldSmall}>
        {told === null ? '' : told.is === 'copied' ? t('copied') : refusalText(told.refusal)}
      </span>
    </span>
  );
}
