'use client';

import { useActionState, useId, type ReactNode } from 'react';
import { Button } from './ui/button';
import { Notice } from './ui/notice';

/** The answer of such a form. What was typed comes back, but for secrets. */
export interface FieldsResult {
  tone: 'calm' | 'good' | 'warning' | 'bad';
  message: string;
  /** The field that is wrong; null = the whole. */
  field: string | null;
  typed: Readonly<Record<string, string>>;
  turn: number;
}

export interface Field {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  hint?: string;
  autoComplete?: string;
  inputMode?: 'numeric' | 'email' | 'text';
  value?: string;
  isOptional?: boolean;
}

interface FieldsFormProps {
  action: (previous: FieldsResult | null, form: FormData) => Promise<FieldsResult | null>;
  fields: readonly Field[];
  submit: string;
  pending: string;
  variant?: 'primary' | 'secondary' | 'danger';
  /** Hidden fields, and choices of other kinds. */
  children?: ReactNode;
}

/** A form of labelled text fields that says what is wrong where it is wrong. Works without JavaScript. */
export function FieldsForm({ action, fields, submit, pending, variant = 'primary', children }: FieldsFormProps) {
  const [result, send, isPending] = useActionState(action, null);
  const id = useId();
  const wrong = fields.some(({ name }) => name === result?.field) ? result?.field : null;
  return (
    <form
      action={send}
      className="grid grid-cols-[minmax(0,1fr)] gap-5"
      onSubmit={(event) => {
        if (isPending) event.preventDefault();
      }}
    >
      {fields.map((field) => {
        const isWrong = field.name === wrong;
        return (
          <div key={field.name} className="grid grid-cols-[minmax(0,1fr)] gap-1">
            <label htmlFor={`${id}${field.name}`} className="text-std-16B-170">
              {field.label}
            </label>
            {field.hint ? (
              <p id={`${id}${field.name}-hint`} className="reading text-sub">
                {field.hint}
              </p>
            ) : null}
            <input
              id={`${id}${field.name}`}
              name={field.name}
              type={field.type ?? 'text'}
              defaultValue={field.type === 'password' ? '' : (result?.typed[field.name] ?? field.value ?? '')}
              required={!field.isOptional}
              autoComplete={field.autoComplete ?? 'off'}
              inputMode={field.inputMode}
              autoCapitalize="none"
              spellCheck={false}
              aria-invalid={isWrong || undefined}
              aria-describedby={
                `${field.hint ? `${id}${field.name}-hint ` : ''}${isWrong ? `${id}answer` : ''}` || undefined
              }
              className={`min-h-12 w-96 max-w-full rounded-8 border bg-white px-3 ${isWrong ? 'border-2 border-urgent' : 'border-field'}`}
            />
          </div>
        );
      })}
      {children}
      <div>
        <Button variant={variant} aria-disabled={isPending}>
          {isPending ? pending : submit}
        </Button>
      </div>
      <div id={`${id}answer`} aria-live="polite" className="reading empty:hidden">
        {result && !isPending ? (
          <Notice key={result.turn} tone={result.tone}>
            <p>{result.message}</p>
          </Notice>
        ) : null}
      </div>
    </form>
  );
}
