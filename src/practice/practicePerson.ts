/** Who the practice patient is and what document it holds up: handed over by main (its preload), all of it test data. */
export interface PracticePerson {
  readonly givenName: string;
  readonly familyName: string;
  /** 12 digits, one of the published test numbers. */
  readonly number: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly sex: 'F' | 'M' | 'X';
  readonly document: {
    readonly number: string;
    /** `YYYY-MM-DD`. */
    readonly validUntil: string;
  };
}
