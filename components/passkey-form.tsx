'use client';

import { startRegistration, WebAuthnError, type PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { useActionState, useId } from 'react';
import type { FieldsResult } from './fields-form';
import { Button } from './ui/button';
import { Notice } from './ui/notice';
import { usePasskeySupport } from './use-passkey-support';

/** What the browser is to ask a device for, or why it is not to. */
export interface CreationState {
  message: string | null;
  options: PublicKeyCredentialCreationOptionsJSON | null;
}

type Word = 'name' | 'nameHint' | 'password' | 'add' | 'waiting' | 'cancelled' | 'known' | 'unsupported';

interface PasskeyFormProps {
  begin: (previous: CreationState, form: FormData) => Promise<CreationState>;
  add: (previous: FieldsResult | null, form: FormData) => Promise<FieldsResult | null>;
  words: Readonly<Record<Word, string>>;
}

interface Answer {
  tone: FieldsResult['tone'];
  message: string;
}

/** Name and password → the device checks its owner and makes a passkey → it is kept. Needs JavaScript by its nature. */
export function PasskeyForm({ begin, add, words }: PasskeyFormProps) {
  const [answer, send, isPending] = useActionState(create, null);
  const isSupported = usePasskeySupport();
  const id = useId();
  if (isSupported === null) return null;
  if (!isSupported) return <p className="text-sub">{words.unsupported}</p>;

  async function create(_previous: Answer | null, form: FormData): Promise<Answer | null> {
    const { message, options } = await begin({ message: null, options: null }, form);
    if (!options) return { tone: 'bad', message: message ?? words.cancelled };
    const made = await askDevice(options);
    if ('message' in made) return made;
    form.delete('password');
    form.set('challenge', options.challenge);
    form.set('response', made.response);
    return add(null, form);
  }

  async function askDevice(options: PublicKeyCredentialCreationOptionsJSON): Promise<{ response: string } | Answer> {
    try {
      return { response: JSON.stringify(await startRegistration({ optionsJSON: options })) };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const isKnown = error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
      return { tone: 'warning', message: isKnown ? words.known : words.cancelled };
    }
  }

  return (
    <form action={send} className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
        <label htmlFor={`${id}name`} className="text-std-16B-170">
          {words.name}
        </label>
        <p id={`${id}hint`} className="reading text-sub">
          {words.nameHint}
        </p>
        <input
          id={`${id}name`}
          name="name"
          required
          maxLength={60}
          autoComplete="off"
          aria-describedby={`${id}hint`}
          className="min-h-12 w-96 max-w-full rounded-8 border border-field bg-white px-3"
        />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
        <label htmlFor={`${id}password`} className="text-std-16B-170">
          {words.password}
        </label>
        <input
          id={`${id}password`}
          name="password"
          type="password"
          required
          autoComplete="current-password"
          className="min-h-12 w-96 max-w-full rounded-8 border border-field bg-white px-3"
        />
      </div>
      <div>
        <Button variant="secondary" aria-disabled={isPending}>
          {isPending ? words.waiting : words.add}
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
