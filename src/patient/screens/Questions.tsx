import { useTranslation } from 'react-i18next';
import type { PatientView } from '../../shared/contracts/hub.ts';
import { Heading } from '../parts/Heading.tsx';
import { Progress } from '../parts/Progress.tsx';
import { isForChild } from '../screen.ts';

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
