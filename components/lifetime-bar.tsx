import type { Status } from '@/lib/tls/status';
import type { LifetimeBarView, LifetimeView } from '@/lib/view/site-view';

const fills: Record<Status, string> = {
  healthy: 'fill-healthy',
  watching: 'fill-[#b98300]',
  action: 'fill-action',
  urgent: 'fill-urgent',
  down: 'fill-urgent',
  unreachable: 'fill-field',
  unknown: 'fill-field',
  paused: 'fill-field',
};

/** The life of a certificate as a line: issued at the left, today as a ring, expiry at the right. */
export function LifetimeBar({ status, life }: { status: Status; life: LifetimeBarView }) {
  const { passed, marks, description } = life;
  const today = clampShare(passed) * 1000;
  return (
    <svg
      role="img"
      aria-label={description}
      viewBox="0 0 1000 30"
      preserveAspectRatio="none"
      className="keeps-colour block h-6 w-full"
    >
      <rect x="0" y="9" width="1000" height="12" rx="6" className="fill-track" />
      <rect x="0" y="9" width={today} height="12" rx="6" className={fills[status]} />
      {marks.map((mark) => (
        <rect key={mark} x={clampShare(mark) * 1000 - 1.5} y="3" width="3" height="24" className="fill-ink" />
      ))}
      <rect x={Math.min(994, Math.max(0, today - 3))} y="0" width="6" height="30" rx="3" className={fills[status]} />
    </svg>
  );
}

/** The bar's words, as text beside it, since letters inside a stretched picture cannot be read on a phone. */
export function LifetimeLegend({ life }: { life: LifetimeView }) {
  const { issued, expires, markLabels } = life;
  return (
    <div aria-hidden="true" className="mt-1 text-dns-14N-130 text-sub tabular">
      <div className="flex flex-wrap justify-between gap-x-4">
        <span>{issued}</span>
        <span>{expires}</span>
      </div>
      <ul className="mt-1 flex flex-wrap gap-x-4">
        {markLabels.map((label) => (
          <li key={label}>┃ {label}</li>
        ))}
      </ul>
    </div>
  );
}

/** 「今日」 above its place on the bar; near an end it leans inwards, so that it is never cut off. */
export function LifetimeToday({ life }: { life: LifetimeView }) {
  const share = clampShare(life.passed);
  if (share === 1) return null;
  const anchor = share < 0.15 ? 'start' : share > 0.85 ? 'end' : 'middle';
  // As a picture, since the Content-Security-Policy lets no place stand in a style attribute.
  return (
    <svg aria-hidden="true" className="block h-6 w-full overflow-visible text-dns-14B-130">
      <text x={`${(share * 100).toFixed(1)}%`} y="14" textAnchor={anchor} fill="currentColor">
        {life.today} ▼
      </text>
    </svg>
  );
}

function clampShare(share: number): number {
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 1;
}
