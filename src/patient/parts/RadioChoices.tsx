import { useEffect, useId, useRef } from 'react';
import { showInView } from './showInView.ts';

/** One of a few, each as large as a thumb; `problem` says what is missing. */
export function RadioChoices<Value extends string>({
  name,
  labelledBy,
  legend,
  choices,
  chosen,
  onChoose,
  problem,
}: {
  name: string;
  /** The id of the heading that asks, where that is no legend of its own. */
  labelledBy?: string;
  legend?: string;
  choices: readonly (readonly [Value, string])[];
  chosen: Value | null;
  onChoose: (value: Value) => void;
  problem: string | false;
}) {
  const id = useId();
  const word = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (problem !== false && word.current) showInView(word.current);
  }, [problem]);
  return (
    <fieldset
      className="choices"
      aria-labelledby={labelledBy}
      aria-describedby={problem === false ? undefined : id}
    >
      {legend && <legend>{legend}</legend>}
      {choices.map(([value, label]) => (
        <label key={value} className="choice radio">
          <input
            type="radio"
            name={name}
            value={value}
            checked={chosen === value}
            onChange={() => onChoose(value)}
          />
          {label}
        </label>
      ))}
      <p className="trouble-word" id={id} ref={word} role="alert">
        {problem}
      </p>
    </fieldset>
  );
}
