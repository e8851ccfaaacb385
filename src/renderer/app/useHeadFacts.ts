import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../shared/contracts/visit.ts';
import { formatPersonNumber } from '../../shared/domain/personalNumber.ts';
import { languageName } from '../visit/languageName.ts';
import { fullName } from '../visit/personName.ts';

/** What the head says of the visit's people, in words. */
export function useHeadFacts(visit: VisitDetail) {
  const { t, i18n } = useTranslation('app');
  const patient = visit.people.find((person) => person.kind === 'patient');
  const name = (patient === undefined ? null : fullName(patient)) ?? t('head.noName');
  const number = patient?.number ?? null;
  const numberKind = patient?.numberKind ?? null;
  const present = visit.participants.flatMap((one) => {
    if (one.kind === 'patient') return [];
    if (one.cameAt === null)
      return one.kind === 'interpreter'
        ? [t('expected.interpreterIn', { language: languageName(visit.language, i18n.language) })]
        : [t(`expected.${one.kind}`)];
    const person = visit.people.find((candidate) => candidate.participantId === one.id);
    const who = person === undefined ? null : fullName(person);
    return [who === null ? t(`came.${one.kind}`) : t(`came.${one.kind}Named`, { name: who })];
  });
  const numberLabel = {
    personal: t('head.number'),
    coordination: t('head.coordinationNumber'),
    reserve: t('head.reserveNumber'),
  };
  const details: readonly (readonly [string, string])[] = [
    ...(number !== null && numberKind !== null
      ? [[numberLabel[numberKind], numberKind === 'reserve' ? number : formatPersonNumber(number)] as const]
      : []),
    ...(patient?.birthDate ? [[t('head.birthDate'), patient.birthDate] as const] : []),
    ...(visit.reason === '' ? [] : [[t('head.reason'), visit.reason] as const]),
    ...(visit.phone === null ? [] : [[t('head.phone'), visit.phone] as const]),
    ...(present.length === 0 ? [] : [[t('head.present'), present.join(', ')] as const]),
  ];
  return {
    name,
    age: visit.age === null ? null : t('head.age', { count: visit.age }),
    number,
    numberKind,
    present,
    details,
  };
}
