import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface RenewDialogProps {
  readonly onRenew: () => void;
  readonly onClose: () => void;
}

/** A new link ends the old one at once, wherever it is open: asked once. */
export function RenewDialog({ onRenew, onClose }: RenewDialogProps) {
  const { t } = useTranslation('actions');
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('dialog.back') }}
      title={t('dialog.renew.title')}
      centered
    >
      <Text size="sm">{t('dialog.renew.text')}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('dialog.back')}
        </Button>
        <Button onClick={onRenew}>{t('dialog.renew.do')}</Button>
      </Group>
    </Modal>
  );
}
