import type { ReactNode } from 'react';

/** The few shapes that all drawings are made of. Places are in the drawing's own units, 320 to its width. */
interface At {
  x: number;
  y: number;
}

type Tone = 'ink' | 'brand' | 'bad' | 'faint';

const strokes: Record<Tone, string> = {
  ink: 'stroke-ink',
  brand: 'stroke-brand',
  bad: 'stroke-urgent',
  faint: 'stroke-field',
};
const fills: Record<Tone, string> = { ink: 'fill-ink', brand: 'fill-brand', bad: 'fill-urgent', faint: 'fill-sub' };

export function Say({
  x,
  y,
  children,
  tone = 'ink',
  anchor = 'middle',
}: At & { children: ReactNode; tone?: Tone; anchor?: 'start' | 'middle' | 'end' }) {
  return (
    <text x={x} y={y} textAnchor={anchor} fontSize="14" className={fills[tone]}>
      {children}
    </text>
  );
}

/** Somebody, 40 wide and 44 high, around `x`, from `y` downwards. */
export function Person({ x, y, tone = 'brand' }: At & { tone?: Tone }) {
  return (
    <g className={`fill-white ${strokes[tone]}`} strokeWidth="2.5" transform={`translate(${x} ${y})`}>
      <circle cx="0" cy="11" r="9" />
      <path d="M-19 44c0-26 38-26 38 0z" strokeLinejoin="round" />
    </g>
  );
}

/** A page in a browser, 64 wide and 46 high, around `x`, from `y` downwards. */
export function Page({ x, y, tone = 'brand', isDashed = false }: At & { tone?: Tone; isDashed?: boolean }) {
  return (
    <g
      className={`fill-white ${strokes[tone]}`}
      strokeWidth="2.5"
      strokeDasharray={isDashed ? '5 4' : undefined}
      transform={`translate(${x} ${y})`}
    >
      <rect x="-32" y="0" width="64" height="46" rx="5" />
      <path d="M-32 13h64M-22 25h34M-22 35h24" />
    </g>
  );
}

export function Lock({ x, y, tone = 'brand' }: At & { tone?: Tone }) {
  return (
    <g className={strokes[tone]} fill="none" strokeWidth="2.5" transform={`translate(${x} ${y})`}>
      <path d="M-5-2v-5a5 5 0 0 1 10 0v5" />
      <rect x="-8" y="-2" width="16" height="12" rx="2" className={fills[tone]} />
    </g>
  );
}

export function Line({
  from,
  to,
  tone = 'ink',
  isDashed = false,
  hasHead = true,
}: {
  from: readonly [number, number];
  to: readonly [number, number];
  tone?: Tone;
  isDashed?: boolean;
  hasHead?: boolean;
}) {
  const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
  return (
    <g className={strokes[tone]} fill="none" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round">
      <path d={`M${from.join(' ')}L${to.join(' ')}`} strokeDasharray={isDashed ? '5 5' : undefined} />
      {hasHead ? (
        <path d="M-8-6L0 0l-8 6" transform={`translate(${to.join(' ')}) rotate(${angle.toFixed(1)})`} />
      ) : null}
    </g>
  );
}

export function Cross({ x, y }: At) {
  return (
    <g className="fill-white stroke-urgent" strokeWidth="2.5" transform={`translate(${x} ${y})`}>
      <circle cx="0" cy="0" r="11" />
      <path d="M-5-5l10 10M5-5l-10 10" />
    </g>
  );
}

/** A slip of paper with a word on it. */
export function Slip({ x, y, children, tone = 'ink' }: At & { children: ReactNode; tone?: Tone }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect x="-34" y="-14" width="68" height="26" rx="4" className={`fill-white ${strokes[tone]}`} strokeWidth="2" />
      <Say x={0} y={4} tone={tone}>
        {children}
      </Say>
    </g>
  );
}
