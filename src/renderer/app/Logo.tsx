/** The eye of Vidi, 18 px. */
export function Logo() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" fill="none" aria-hidden="true">
      <path
        d="M1.2 9C3 5.9 5.8 4.2 9 4.2S15 5.9 16.8 9C15 12.1 12.2 13.8 9 13.8S3 12.1 1.2 9z"
        stroke="var(--v-accent-text)"
        strokeWidth="1.8"
        strokeLinejoin="round"
      />
      <path
        d="M6.6 7.6L9 11.2l2.4-3.6"
        stroke="var(--v-accent-text)"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
