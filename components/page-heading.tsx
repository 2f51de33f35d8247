import type { ReactNode } from 'react';

/** The first line of a page: one sentence that answers "am I all right?". */
export function PageHeading({ title, lead }: { title: ReactNode; lead?: ReactNode }) {
  return (
    <div>
      <h1 className="text-std-26B-150 desktop:text-std-32B-150">{title}</h1>
      {lead ? <p className="reading mt-1 text-sub">{lead}</p> : null}
    </div>
  );
}
