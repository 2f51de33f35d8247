import type { ReactNode } from 'react';

type Tone = 'calm' | 'good' | 'warning' | 'bad';

const tones: Record<Tone, string> = {
  calm: 'border-brand bg-brand-weak',
  good: 'border-healthy bg-healthy-weak',
  warning: 'border-watching bg-watching-weak',
  bad: 'border-urgent bg-urgent-weak',
};

interface NoticeProps {
  tone?: Tone;
  /** Announces itself when it appears: only for the result of an act. */
  announce?: boolean;
  children: ReactNode;
}

/** A message with a coloured edge. The words carry the meaning, the colour only supports it. */
export function Notice({ tone = 'calm', announce = false, children }: NoticeProps) {
  return (
    <div
      role={announce ? 'status' : undefined}
      className={`rounded-8 border border-l-8 px-3 py-3 desktop:px-4 ${tones[tone]}`}
    >
      {children}
    </div>
  );
}
