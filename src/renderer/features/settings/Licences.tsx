import { useTranslation } from 'react-i18next';
import licences from './licences.json';
import classes from './SettingsView.module.css';

/** The programs that are part of this one (`scripts/licences.ts` keeps the list), behind one line. */
export function Licences() {
  const { t } = useTranslation('settings');
  return (
    <details className={classes.disclosure}>
      <summary>{t('licences.title')}</summary>
      <table className={`${classes.licences} num`}>
        <thead>
          <tr>
            <th scope="col">{t('licences.name')}</th>
            <th scope="col">{t('licences.version')}</th>
            <th scope="col">{t('licences.licence')}</th>
          </tr>
        </thead>
        <tbody>
          {licences.map(({ name, version, licence }) => (
            <tr key={`${name} ${version}`}>
              <th scope="row">{name}</th>
              <td>{version}</td>
              <td>{licence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
