'use client';

import { useEffect, useRef, type RefObject } from 'react';
import type { FieldsResult } from './fields-form';
import type { Field } from './ui/form-field';

interface KeptSecretsOptions {
  isOn: boolean;
  form: RefObject<HTMLFormElement | null>;
  fields: readonly Field[];
  result: FieldsResult | null;
}

/**
 * A refused form comes back from the server without secrets, so that none stands in a page. What was typed is put back from
 * the memory of this tab, and forgotten as soon as the form is taken or left. Without JavaScript it is typed again.
 *
 * @returns what is called with the form as it is sent
 */
export function useKeptSecrets({ isOn, form, fields, result }: KeptSecretsOptions): (sent: HTMLFormElement) => void {
  const kept = useRef(new Map<string, string>());
  useEffect(() => {
    if (result?.tone === 'bad') for (const [name, value] of kept.current) putBack(form.current, name, value);
    kept.current.clear();
  }, [form, result]);
  return (sent) => {
    if (!isOn) return;
    const typed = new FormData(sent);
    kept.current = new Map(
      fields.flatMap(({ name, isSecret }) => {
        const value = isSecret === true ? typed.get(name) : null;
        return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
      }),
    );
  };
}

function putBack(form: HTMLFormElement | null, name: string, value: string): void {
  const control = form?.elements.namedItem(name);
  if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) control.value = value;
}
