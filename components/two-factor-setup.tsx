'use client';

import { useActionState } from 'react';
import { FieldsForm, type FieldsResult } from './fields-form';
import { Button } from './ui/button';
import { Notice } from './ui/notice';

/** What is shown once while an authenticator app is set up. */
export interface TwoFactorState {
  message: string | null;
  setup: {
    /** For those who cannot scan. */
    secret: string;
    /** The dark squares of the code to scan, as an SVG path in a box of so many units. */
    square: { path: string; size: number };
    backupCodes: readonly string[];
  } | null;
}

type Word = 'password' | 'start' | 'pending' | 'scan' | 'secret' | 'keep' | 'enter' | 'code' | 'confirm' | 'image';

interface TwoFactorSetupProps {
  start: (previous: TwoFactorState, form: FormData) => Promise<TwoFactorState>;
  confirm: (previous: FieldsResult | null, form: FormData) => Promise<FieldsResult | null>;
  words: Readonly<Record<Word, string>>;
}

/** Password → square to scan and backup codes → the first code. */
export function TwoFactorSetup({ start, confirm, words }: TwoFactorSetupProps) {
  const [{ message, setup }, begin, isPending] = useActionState(start, { message: null, setup: null });
  if (!setup) {
    return (
      <form action={begin} className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
          <label htmlFor="two-factor-password" className="text-std-16B-170">
            {words.password}
          </label>
          <input
            id="two-factor-password"
            name="password"
            type="password"
            required
            autoComplete="current-password"
            className="min-h-12 w-96 max-w-full rounded-8 border border-field bg-white px-3"
          />
        </div>
        <div>
          <Button aria-disabled={isPending}>{isPending ? words.pending : words.start}</Button>
        </div>
        <div aria-live="polite" className="reading empty:hidden">
          {message && !isPending ? (
            <Notice tone="bad">
              <p>{message}</p>
            </Notice>
          ) : null}
        </div>
      </form>
    );
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p>{words.scan}</p>
      <svg
        role="img"
        aria-label={words.image}
        viewBox={`-2 -2 ${setup.square.size + 4} ${setup.square.size + 4}`}
        className="size-60 bg-white"
        shapeRendering="crispEdges"
      >
        <path d={setup.square.path} fill="#000" />
      </svg>
      <div>
        <p className="text-sub">{words.secret}</p>
        <p className="font-mono break-all">{setup.secret}</p>
      </div>
      <p className="reading">{words.keep}</p>
      <ul className="grid max-w-96 grid-cols-2 gap-x-6 gap-y-1 font-mono">
        {setup.backupCodes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p>{words.enter}</p>
      <FieldsForm
        action={confirm}
        fields={[{ name: 'code', label: words.code, autoComplete: 'one-time-code', inputMode: 'numeric' }]}
        submit={words.confirm}
        pending={words.pending}
      />
    </div>
  );
}
