import { Fragment } from 'react';

/** A host name that breaks after a dot when it does not fit, and inside a label only when that alone is too long. */
export function HostName({ name }: { name: string }) {
  return name.split(/(?<=\.)|(?=:)/u).map((part, index) => (
    <Fragment key={index}>
      {index > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ));
}
