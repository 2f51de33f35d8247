import type { Status } from '@/lib/tls/status';
import type { LifetimeView } from '@/lib/view/site-view';

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
export function LifetimeBar({ status, life }: { status: Status; life: LifetimeView }) {
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
        <rect key={mark.label} x={clampShare(mark.at) * 1000 - 1.5} y="3" width="3" height="24" className="fill-ink" />
      ))}
      <rect x={Math.min(994, Math.max(0, today - 3))} y="0" width="6" height="30" rx="3" className={fills[status]} />
    </svg>
  );
}

/** The bar's words, as text beside it, since letters inside a stretched picture cannot be read on a phone. */
export function LifetimeLegend({ life }: { life: LifetimeView }) {
  const { issued, today, expires, passed, marks } = life;
  return (
    <div aria-hidden="true" className="mt-1 text-dns-14N-130 text-sub tabular">
      <div className="flex flex-wrap justify-between gap-x-4">
        <span>{issued}</span>
        {passed < 1 ? <b className="text-ink">▲ {today}</b> : null}
        <span>{expires}</span>
      </div>
      <ul className="mt-1 flex flex-wrap gap-x-4">
        {marks.map((mark) => (
          <li key={mark.label}>┃ {mark.label}</li>
        ))}
      </ul>
    </div>
  );
}

function clampShare(share: number): number {
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 1;
}
