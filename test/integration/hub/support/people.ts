/** Helena Ljung of the practice clinic. */
export const helena = 'SE2321000016-1001';

/** Published test numbers (Skatteverket's range, and Tolvan Tolvansson). */
export const numbers = {
  tolvan: '191212121212',
  born1960: '196002149802',
  born1968: '196809119800',
  born1988: '198805229807',
  born2007: '200704189802',
  child2022: '202203019803',
} as const;
