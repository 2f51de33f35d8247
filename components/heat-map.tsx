import type { HeatMapView } from '@/lib/view/heat-map-view';
import { Disclosure } from './ui/disclosure';

interface HeatMapProps {
  view: HeatMapView;
  words: Readonly<Record<'low' | 'high' | 'none' | 'table' | 'caption' | 'time', string>>;
}

/** From light to dark; what is not known has only an edge. */
const fills = ['bg-[#eef3f3]', 'bg-[#bcdcdc]', 'bg-[#7fb8ba]', 'bg-[#3c868a]', 'bg-brand-strong'];
const unknown = 'border border-dashed border-field';
const columns = 'grid grid-cols-[2.5rem_repeat(7,minmax(0,1fr))] gap-0.5';

/** When people visit, hour by weekday: as a picture, in a sentence, and as a table. */
export function HeatMap({ view, words }: HeatMapProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div role="img" aria-label={view.description} className="keeps-colour max-w-[30rem]">
        <div className={`${columns} text-center text-dns-14N-130`} aria-hidden="true">
          <span />
          {view.columns.map((name) => (
            <span key={name}>{name}</span>
          ))}
        </div>
        {view.rows.map(({ hour, cells }) => (
          <div key={hour} className={`${columns} mt-0.5`} aria-hidden="true">
            <span className="h-4 pr-2 text-right text-[0.875rem] leading-4 text-sub tabular">
              {hour % 3 === 0 ? hour : ''}
            </span>
            {cells.map(({ level }, index) => (
              <span key={index} className={`h-4 rounded-4 ${level === null ? unknown : (fills[level] ?? '')}`} />
            ))}
          </div>
        ))}
      </div>
      <p aria-hidden="true" className="keeps-colour flex flex-wrap items-center gap-2 text-dns-14N-130 text-sub">
        {words.low}
        {fills.map((fill) => (
          <span key={fill} className={`inline-block size-4 rounded-4 ${fill}`} />
        ))}
        {words.high}
        <span className={`ml-3 inline-block size-4 rounded-4 ${unknown}`} />
        {words.none}
      </p>
      <p className="reading">{view.description}</p>
      <Disclosure summary={words.table}>
        <div className="overflow-x-auto" role="region" aria-label={words.caption} tabIndex={0}>
          <table className="whitespace-nowrap text-right tabular">
            <caption className="pb-2 text-left whitespace-normal">{words.caption}</caption>
            <thead>
              <tr>
                <th scope="col" className="pr-2">
                  {words.time}
                </th>
                {view.columns.map((name) => (
                  <th key={name} scope="col" className="px-1.5">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {view.rows.map(({ hour, cells }) => (
                <tr key={hour} className="border-t border-line">
                  <th scope="row" className="pr-2 font-400">
                    {hour}
                  </th>
                  {cells.map(({ text }, index) => (
                    <td key={index} className="px-1.5">
                      {text === '' ? '–' : text}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Disclosure>
    </div>
  );
}
