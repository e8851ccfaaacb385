import { forList, type PersonInList } from '../../shared/domain/protectedIdentity.ts';

/** A person's name as a list, title or notice may show it; null for protected identity and for who came without a name. */
export function listName(person: PersonInList): string | null {
  const shown = forList(person);
  return fullName(shown);
}

/** Given and family name in one; null when there is neither. Inside the visit only, where protected names may be read. */
export function fullName(person: {
  readonly givenName: string | null;
  readonly familyName: string | null;
}): string | null {
  const name = [person.givenName, person.familyName].filter((part) => part !== null && part !== '').join(' ');
  return name === '' ? null : name;
}
