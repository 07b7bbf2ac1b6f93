/** The bell of a front desk. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="36" height="36" aria-hidden>
      <rect width="32" height="32" rx="9" fill="#0f766e" />
      <path
        d="M8 21.5h16M9.5 21.5a6.5 6.500 0 0 1 13 0M16 12.5v2.5M14.2 12.5h3.6"
        stroke="#fff"
        strokeWidth="2.2"
        strokeLinecap="round"
        fill="none"
      />
    </svg>
  );
}
