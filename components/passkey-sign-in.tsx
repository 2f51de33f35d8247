'use client';

import { startAuthentication, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { useActionState } from 'react';
import type { FieldsResult } from './fields-form';
import { Button } from './ui/button';
import { Notice } from './ui/notice';
import { usePasskeySupport } from './use-passkey-support';

/** What the browser is to ask a device for, or why it is not to. */
export interface RequestState {
  message: string | null;
  options: PublicKeyCredentialRequestOptionsJSON | null;
}

interface PasskeySignInProps {
  begin: (previous: RequestState, form: FormData) => Promise<RequestState>;
  signIn: (previous: FieldsResult | null, form: FormData) => Promise<FieldsResult | null>;
  /** Where to go on to. */
  next: string;
  words: Readonly<Record<'signIn' | 'waiting' | 'cancelled', string>>;
}

interface Answer {
  tone: FieldsResult['tone'];
  message: string;
}

/** A button that signs in by a passkey; where the browser knows none, it is not there. */
export function PasskeySignIn({ begin, signIn, next, words }: PasskeySignInProps) {
  const [answer, send, isPending] = useActionState(enter, null);
  if (usePasskeySupport() !== true) return null;

  async function enter(_previous: Answer | null, form: FormData): Promise<Answer | null> {
    const { message, options } = await begin({ message: null, options: null }, new FormData());
    if (!options) return { tone: 'bad', message: message ?? words.cancelled };
    const response = await askDevice(options);
    if (response === null) return { tone: 'warning', message: words.cancelled };
    form.set('challenge', options.challenge);
    form.set('response', response);
    return signIn(null, form);
  }

  return (
    <form action={send} className="grid gap-3">
      <input type="hidden" name="next" value={next} />
      <div>
        <Button variant="secondary" aria-disabled={isPending}>
          {isPending ? words.waiting : words.signIn}
        </Button>
      </div>
      <div aria-live="polite" className="reading empty:hidden">
        {answer && !isPending ? (
          <Notice tone={answer.tone}>
            <p>{answer.message}</p>
          </Notice>
        ) : null}
      </div>
    </form>
  );
}

/** `null` when the person or the device did not finish; browsers do not tell a page more. */
async function askDevice(options: PublicKeyCredentialRequestOptionsJSON): Promise<string | null> {
  try {
    return JSON.stringify(await startAuthentication({ optionsJSON: options }));
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
