/** TenTwo's logo. Drawn inline, because the stand-in loads nothing from other servers. */
export function AppIcon({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <defs>
        <linearGradient id="tentwo" x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#4f6bed" />
          <stop offset="1" stopColor="#2b2f86" />
        </linearGradient>
      </defs>
      <rect width="48" height="48" rx="11" fill="url(#tentwo)" />
      <text
        x="24"
        y="31"
        fill="#fff"
        fontSize="20"
        fontWeight="700"
        fontFamily="Segoe UI, system-ui, sans-serif"
        textAnchor="middle"
        textLength="36"
        lengthAdjust="spacingAndGlyphs"
      >
        10.2
      </text>
    </svg>
  );
}
