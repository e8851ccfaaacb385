/** A person as lists, titles, notifications and search may show them. */
export interface PersonInList {
  readonly protected: boolean;
  /** Null for protected identity, and for who came without a name (reserve number). */
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly age: number | null;
}

/** Takes away what must not stand in a list when identity is protected (skyddade personuppgifter): name and age. */
export function forList(person: PersonInList): PersonInList {
  return person.protected ? { protected: true, givenName: null, familyName: null, age: null } : person;
}
