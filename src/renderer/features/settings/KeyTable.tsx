import { useTranslation } from 'react-i18next';
import { actionNames, keysOf } from '../../keys/actions.ts';
import { PrintedKeys } from '../../keys/Keys.tsx';
import classes from './SettingsView.module.css';

/** Every action that has a key, from the table that the keys themselves go by. */
export function KeyTable() {
  const { t } = useTranslation(['settings', 'keys']);
  return (
    <>
      <p className={classes.hint}>{t('keys.hint')}</p>
      <table className={classes.keyTable}>
        <thead className="v-sr">
          <tr>
            <th scope="col">{t('keys.action')}</th>
            <th scope="col">{t('keys.key')}</th>
          </tr>
        </thead>
        <tbody>
          {actionNames
            .filter((name) => keysOf(name).length > 0)
            .map((name) => (
              <tr key={name}>
                <th scope="row">{t(`keys:act.${name}`)}</th>
                <td>
                  <PrintedKeys keys={keysOf(name)} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}
