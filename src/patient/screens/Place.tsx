import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { Heading } from '../parts/Heading.tsx';
import { Progress } from '../parts/Progress.tsx';
import { RadioChoices } from '../parts/RadioChoices.tsx';
import { mayGoOn, type Whereabouts } from '../place.ts';
import { kept, longestPhone, longestText } from '../typed.ts';

type PlaceAnswers = { where: Whereabouts; place: string; phone: string };

/** Where help would be sent, and the number that reaches. Whoever drives stops first. */
export function Place({ view, onAnswer }: { view: PatientView; onAnswer: (answers: PlaceAnswers) => void }) {
  const { t } = useTranslation();
  const [where, setWhere] = useState<Whereabouts | null>(view.answers.where ?? null);
  const [drives, setDrives] = useState<'yes' | 'no' | null>(null);
  const [place, setPlace] = useState(view.answers.place ?? '');
  const [phone, setPhone] = useState(view.answers.phone ?? '');
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const answer = mayGoOn(where, drives);
  // Whoever drives is asked to stop at once, the rest is said when it is in the way.
  const problem = answer.ok || !(asked || answer.missing === 'stop') ? null : answer.missing;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (answer.ok) {
      onAnswer({ where: answer.where, place: kept(place, longestText), phone: kept(phone, longestPhone) });
      return;
    }
    setAsked(true);
    form.current
      ?.querySelector<HTMLInputElement>(answer.missing === 'where' ? '[name=where]' : '[name=drives]')
      ?.focus();
  };
  return (
    <form id="question" ref={form} onSubmit={submit} noValidate>
      <Progress number={2} />
      <Heading id={`${id}-title`}>{t('place.title')}</Heading>
      <p className="lead">{t('place.why')}</p>
      <RadioChoices
        name="where"
        labelledBy={`${id}-title`}
        choices={[
          ['home', t('place.where.home')],
          ['other', t('place.where.other')],
          ['vehicle', t('place.where.vehicle')],
          ['abroad', t('place.where.abroad')],
        ]}
        chosen={where}
        onChoose={setWhere}
        problem={problem === 'where' && t('place.chooseWhere')}
      />
      {where === 'vehicle' && (
        <RadioChoices
          name="drives"
          legend={t('place.driving')}
          choices={[
            ['no', t('place.notDriving')],
            ['yes', t('place.isDriving')],
          ]}
          chosen={drives}
          onChoose={setDrives}
          problem={
            (problem === 'stop' && t('place.stop')) || (problem === 'drives' && t('place.chooseDriving'))
          }
        />
      )}
      {where === 'abroad' && <p>{t('place.abroadText')}</p>}
      <Field label={t('place.place')} id={`${id}-place`} hint={t(`place.hint.${where ?? 'other'}`)}>
        <textarea
          id={`${id}-place`}
          rows={2}
          maxLength={longestText}
          autoComplete="street-address"
          aria-describedby={`${id}-place-hint`}
          value={place}
          onChange={(event) => setPlace(event.target.value)}
        />
      </Field>
      <Field label={t('place.phone')} id={`${id}-phone`} hint={t('place.phoneWhy')}>
        <input
          id={`${id}-phone`}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={longestPhone}
          aria-describedby={`${id}-phone-hint`}
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
      </Field>
    </form>
  );
}

function Field({
  label,
  id,
  hint,
  children,
}: {
  label: string;
  id: string;
  hint: string;
  children: ReactNode;
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
