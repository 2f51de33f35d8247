import type { Status } from '@/lib/tls/status';

const looks: Record<Status, { mark: string; colours: string }> = {
  healthy: { mark: '○', colours: 'text-healthy bg-healthy-weak' },
  watching: { mark: '△', colours: 'text-watching bg-watching-weak' },
  action: { mark: '▲', colours: 'text-action bg-action-weak' },
  urgent: { mark: '!', colours: 'text-white bg-urgent' },
  down: { mark: '✕', colours: 'text-white bg-urgent' },
  unreachable: { mark: '⊘', colours: 'text-urgent bg-urgent-weak' },
  unknown: { mark: '?', colours: 'text-unknown bg-unknown-weak' },
  paused: { mark: '‖', colours: 'text-unknown bg-unknown-weak' },
};

/** The shape that goes with a status wherever it is named. */
export function statusMark(status: Status): string {
  return looks[status].mark;
}

/** A status is always three things: a shape, a word and a colour. */
export function StatusTag({ status, word }: { status: Status; word: string }) {
  const look = looks[status];
  return (
    <span
      data-status={status}
      className={`inline-flex items-center gap-1.5 rounded-6 border border-transparent px-2.5 py-0.5 text-dns-16B-130 whitespace-nowrap ${look.colours}`}
    >
      <span aria-hidden="true">{look.mark}</span>
      {word}
    </span>
  );
}
