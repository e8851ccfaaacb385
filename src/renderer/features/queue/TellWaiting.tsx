import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MessageForm } from '../../visit/MessageForm.tsx';
import classes from './TellWaiting.module.css';

/** Words to all who wait for oneself. */
export function TellWaiting({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['queue', 'messages']);
  return (
    <Modal.Root opened onClose={onClose} centered padding="lg">
      <Modal.Overlay />
      <Modal.Content>
        {/* No Modal.Header: a header beside the window's own would be a second banner. */}
        <div className={classes.head}>
          <Modal.Title>{t('queue:tell.label')}</Modal.Title>
          <Modal.CloseButton aria-label={t('messages:form.cancel')} />
        </div>
        <Modal.Body>
          <MessageForm visitId={null} onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
