/** Vidi's eye. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" className="mark">
      <path d="M2 12c2.600-4.400 6-6.500 10-6.500s7.400 2.100 10 6.500c-2.600 4.400-6 6.500-10 6.500S4.600 16.400 2 12Z" />
      <path d="m8.200 9.600 3.800 5.600 3.800-5.600" />
    </svg>
  );
}
