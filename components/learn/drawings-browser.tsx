import type { ReactNode } from 'react';
import type { Locale } from '@/lib/words/locale';
import { Line, Lock, Say } from './shapes';
import { speak } from './speak';

export function Warning({ locale }: { locale: Locale }) {
  const say = speak('warning', locale);
  return (
    <>
      <rect x="24" y="6" width="272" height="160" rx="8" className="fill-white stroke-ink" strokeWidth="2.5" />
      <path d="M24 28h272" className="stroke-ink" strokeWidth="2.5" />
      <path d="M160 40l24 40h-48z" fill="none" className="stroke-urgent" strokeWidth="3" strokeLinejoin="round" />
      <path d="M160 54v12M160 71v3" className="stroke-urgent" strokeWidth="3" strokeLinecap="round" />
      <Say x={160} y={106}>
        {say('sentence')}
      </Say>
      <rect x="176" y="122" width="104" height="32" rx="6" className="fill-brand" />
      <text x="228" y="143" textAnchor="middle" fontSize="14" className="fill-white">
        {say('back')}
      </text>
      <Say x={84} y={143} tone="faint">
        {say('go')}
      </Say>
    </>
  );
}

const tune = (
  <g className="stroke-ink" fill="none" strokeWidth="2.5">
    <path d="M-9-5H1M7-5h2M-9 5h2M-1 5H9" />
    <circle cx="4" cy="-5" r="3" />
    <circle cx="-4" cy="5" r="3" />
  </g>
);
const shield = (
  <path d="M0-10l9 3v6c0 6-4 9-9 11c-5-2-9-5-9-11v-6z" fill="none" className="stroke-ink" strokeWidth="2.5" />
);
const marks: readonly (readonly [string, ReactNode])[] = [
  ['Chrome', tune],
  ['Edge', <Lock key="lock" x={0} y={-1} tone="ink" />],
  ['Firefox', shield],
];

export function AddressBar({ locale }: { locale: Locale }) {
  const say = speak('address-bar', locale);
  return (
    <>
      {marks.map(([browser, mark], index) => (
        <g key={browser} transform={`translate(0 ${index * 42})`}>
          <Say x={62} y={29} anchor="end">
            {browser}
          </Say>
          <rect x="72" y="8" width="240" height="32" rx="16" className="fill-white stroke-field" strokeWidth="2" />
          <g transform="translate(94 24)">{mark}</g>
          <circle cx="94" cy="24" r="16" fill="none" className="stroke-urgent" strokeWidth="2.5" />
          <Say x={122} y={29} anchor="start" tone="faint">
            {say('address')}
          </Say>
        </g>
      ))}
      <Line from={[126, 144]} to={[104, 130]} tone="bad" />
      <Say x={134} y={150} anchor="start" tone="bad">
        {say('here')}
      </Say>
    </>
  );
}
