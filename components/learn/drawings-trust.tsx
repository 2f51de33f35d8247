import type { Locale } from '@/lib/words/locale';
import { Cross, Line, Lock, Page, Person, Say, Slip } from './shapes';
import { speak } from './speak';

export function Identity({ locale }: { locale: Locale }) {
  const say = speak('identity', locale);
  return (
    <>
      <Page x={44} y={26} />
      <Say x={44} y={92}>
        {say('browser')}
      </Say>
      <Page x={276} y={26} />
      <Say x={276} y={92}>
        {say('site')}
      </Say>
      <Line from={[238, 48]} to={[214, 48]} />
      <Line from={[106, 48]} to={[82, 48]} />
      <rect x="112" y="8" width="96" height="88" rx="5" className="fill-white stroke-ink" strokeWidth="2" />
      <Say x={160} y={27}>
        {say('paper')}
      </Say>
      <path d="M120 34h80" className="stroke-line" strokeWidth="2" />
      {(['name', 'dates', 'issuer'] as const).map((label, index) => (
        <g key={label}>
          <path d={`M122 ${46 + index * 18}l5 5l8-9`} fill="none" className="stroke-healthy" strokeWidth="2.5" />
          <Say x={142} y={52 + index * 18} anchor="start">
            {say(label)}
          </Say>
        </g>
      ))}
      <path d="M44 124h98M178 124h98" className="stroke-brand" strokeWidth="5" strokeLinecap="round" />
      <Lock x={160} y={123} />
      <Say x={160} y={160} tone="brand">
        {say('locked')}
      </Say>
    </>
  );
}

export function Impersonation({ locale }: { locale: Locale }) {
  const say = speak('impersonation', locale);
  return (
    <>
      <Person x={44} y={18} />
      <Say x={44} y={84}>
        {say('visitor')}
      </Say>
      <Line from={[76, 42]} to={[122, 42]} tone="bad" />
      <Page x={160} y={18} tone="bad" isDashed />
      <Say x={160} y={84} tone="bad">
        {say('false')}
      </Say>
      <Page x={276} y={18} />
      <Say x={276} y={84}>
        {say('real')}
      </Say>
    </>
  );
}

export function Eavesdropping({ locale }: { locale: Locale }) {
  const say = speak('eavesdropping', locale);
  return (
    <>
      <Person x={44} y={10} />
      <Say x={44} y={76}>
        {say('visitor')}
      </Say>
      <Line from={[76, 34]} to={[236, 34]} />
      <Slip x={156} y={34}>
        ••••••
      </Slip>
      <Page x={276} y={10} />
      <Say x={276} y={76}>
        {say('site')}
      </Say>
      <Line from={[156, 74]} to={[156, 54]} tone="bad" isDashed hasHead={false} />
      <Person x={156} y={78} tone="bad" />
      <Say x={184} y={108} tone="bad" anchor="start">
        {say('reads')}
      </Say>
    </>
  );
}

export function Tampering({ locale }: { locale: Locale }) {
  const say = speak('tampering', locale);
  return (
    <>
      <Person x={30} y={18} />
      <Say x={30} y={84}>
        {say('visitor')}
      </Say>
      <Slip x={98} y={42} tone="bad">
        {say('arrived')}
      </Slip>
      <Line from={[164, 42]} to={[138, 42]} tone="bad" />
      <Slip x={202} y={42}>
        {say('sent')}
      </Slip>
      <Page x={284} y={18} />
      <Say x={284} y={84}>
        {say('site')}
      </Say>
    </>
  );
}

export function Repudiation({ locale }: { locale: Locale }) {
  const say = speak('repudiation', locale);
  return (
    <>
      <Say x={70} y={22}>
        {say('denied')}
      </Say>
      <path d="M8 6h124v24H80l-8 9v-9H8z" fill="none" className="stroke-ink" strokeWidth="2" />
      <Say x={250} y={22}>
        {say('did')}
      </Say>
      <path d="M188 6h124v24h-62l-8 9v-9h-54z" fill="none" className="stroke-ink" strokeWidth="2" />
      <Person x={70} y={46} />
      <Say x={70} y={108}>
        {say('visitor')}
      </Say>
      <Cross x={160} y={66} />
      <Page x={250} y={46} />
      <Say x={250} y={110}>
        {say('site')}
      </Say>
    </>
  );
}
