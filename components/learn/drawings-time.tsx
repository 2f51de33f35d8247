import type { Locale } from '@/lib/words/locale';
import { Cross, Line, Page, Say } from './shapes';
import { speak } from './speak';

export function Renewal({ locale }: { locale: Locale }) {
  const say = speak('renewal', locale);
  return (
    <>
      {(['host', 'issuer'] as const).map((label, index) => (
        <g key={label}>
          <rect
            x={6 + index * 204}
            y="32"
            width="104"
            height="46"
            rx="8"
            className="fill-white stroke-brand"
            strokeWidth="2.5"
          />
          <Say x={58 + index * 204} y={60}>
            {say(label)}
          </Say>
        </g>
      ))}
      <Say x={160} y={30}>
        {say('asks')}
      </Say>
      <Line from={[118, 44]} to={[202, 44]} />
      <Line from={[202, 66]} to={[118, 66]} tone="brand" />
      <Say x={160} y={88} tone="brand">
        {say('gives')}
      </Say>
      <Line from={[254, 86]} to={[196, 142]} tone="bad" />
      <Cross x={229} y={110} />
      <Say x={246} y={130} tone="bad" anchor="start">
        {say('looks')}
      </Say>
      <Page x={156} y={120} />
      <Say x={156} y={186}>
        {say('site')}
      </Say>
    </>
  );
}

const lives = [
  { label: 'days90', days: 90 },
  { label: 'days64', days: 64 },
  { label: 'days45', days: 45 },
] as const;
const pointsADay = 2.55;

export function Lifetime({ locale }: { locale: Locale }) {
  const say = speak('lifetime', locale);
  return (
    <>
      {lives.map(({ label, days }, index) => {
        const width = days * pointsADay;
        const y = 12 + index * 36;
        return (
          <g key={label}>
            <Say x={68} y={y + 17} anchor="end">
              {say(label)}
            </Say>
            <rect x="78" y={y} width={(width * 2) / 3} height="22" className="fill-healthy" />
            <rect x={78 + (width * 2) / 3} y={y} width={width / 3} height="22" className="fill-[#b98300]" />
          </g>
        );
      })}
      <rect x="78" y="126" width="16" height="16" className="fill-[#b98300]" />
      <Say x={100} y={139} anchor="start">
        {say('renewal')}
      </Say>
    </>
  );
}

export function Timeline({ locale }: { locale: Locale }) {
  const say = speak('timeline', locale);
  return (
    <>
      <Say x={8} y={22} anchor="start">
        {say('month')}
      </Say>
      <path d="M10 56h300" className="stroke-field" strokeWidth="3" strokeLinecap="round" />
      <circle cx="66" cy="56" r="9" className="fill-urgent" />
      <Say x={66} y={88}>
        {say('first')}
      </Say>
      <circle cx="226" cy="56" r="9" className="fill-brand" />
      <Say x={226} y={88}>
        {say('second')}
      </Say>
    </>
  );
}
