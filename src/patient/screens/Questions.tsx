import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { Heading } from '../parts/Heading.tsx';
import { isForChild } from '../screen.ts';

/** Most signs of a text field; the contract's bound. */
const longestText = 2_000;
const longestPhone = 32;

/** As typed, less NUL, which no text needs and databases refuse. */
const kept = (text: string, longest: number): string => text.replaceAll('\u0000', '').slice(0, longest);

function Progress({ number }: { number: number }) {
  const { t } = useTranslation();
  return <p className="progress">{t('question', { number, of: 4 })}</p>;
}

type WhoAmI = NonNullable<PatientView['answers']['whoAmI']>;

/** Who answers: the patient, or whoever comes with a child. */
export function Who({ view, onAnswer }: { view: PatientView; onAnswer: (whoAmI: WhoAmI) => void }) {
  const { t } = useTranslation();
  const choices: readonly [WhoAmI, string][] = isForChild(view)
    ? [
        ['guardian', t('who.guardian')],
        ['otherAdult', t('who.otherAdult')],
      ]
    : [
        ['patient', t('who.me')],
        ['otherAdult', t('who.notMe')],
      ];
  const title = !isForChild(view)
    ? t('who.adultTitle', view.clinician)
    : view.childGivenName
      ? t('who.childTitle', { child: view.childGivenName })
      : t('who.unnamedChildTitle');
  return (
    <>
      <Progress number={1} />
      <Heading>{title}</Heading>
      <Choices choices={choices} onChoose={onAnswer} />
    </>
  );
}

/** Where help would be sent, and the number that reaches. */
export function Place({
  view,
  onAnswer,
}: {
  view: PatientView;
  onAnswer: (answers: { place: string; phone: string }) => void;
}) {
  const { t } = useTranslation();
  const [place, setPlace] = useState(view.answers.place ?? '');
  const [phone, setPhone] = useState(view.answers.phone ?? '');
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onAnswer({ place: kept(place, longestText), phone: kept(phone, longestPhone) });
  };
  return (
    <form id="question" onSubmit={submit}>
      <Progress number={2} />
      <Heading>{t('place.title')}</Heading>
      <p className="lead">{t('place.why')}</p>
      <label htmlFor={`${id}-place`}>{t('place.place')}</label>
      <textarea
        id={`${id}-place`}
        rows={2}
        maxLength={longestText}
        autoComplete="street-address"
        value={place}
        onChange={(event) => setPlace(event.target.value)}
      />
      <label htmlFor={`${id}-phone`}>{t('place.phone')}</label>
      <input
        id={`${id}-phone`}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={longestPhone}
        aria-describedby={`${id}-why`}
        value={phone}
        onChange={(event) => setPhone(event.target.value)}
      />
      <p className="hint" id={`${id}-why`}>
        {t('place.phoneWhy')}
      </p>
    </form>
  );
}

type Room = Exclude<PatientView['room'], 'unasked'>;

/** Who else hears. */
export function Alone({ onAnswer }: { onAnswer: (room: Room) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Progress number={3} />
      <Heading>{t('alone.title')}</Heading>
      <p className="lead">{t('alone.why')}</p>
      <Choices<Room>
        choices={[
          ['alone', t('alone.yes')],
          ['someoneHere', t('alone.someone')],
          ['ratherNotSay', t('alone.ratherNot')],
        ]}
        onChoose={onAnswer}
      />
    </>
  );
}

function Choices<Value extends string>({
  choices,
  onChoose,
}: {
  choices: readonly (readonly [Value, string])[];
  onChoose: (value: Value) => void;
}) {
  return (
    <div className="choices">
      {choices.map(([value, label]) => (
        <button key={value} type="button" className="choice" onClick={() => onChoose(value)}>
          {label}
        </button>
      ))}
    </div>
  );
}
