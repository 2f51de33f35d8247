'use client';

import { Fragment, useActionState, useId, type ReactNode } from 'react';
import { Button } from './ui/button';
import { FormField, type Field } from './ui/form-field';
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

interface FieldsFormProps {
  action: (previous: FieldsResult | null, form: FormData) => Promise<FieldsResult | null>;
  fields: readonly Field[];
  submit: string;
  pending: string;
  variant?: 'primary' | 'secondary' | 'danger';
  /** Hidden fields, and choices of other kinds. */
  children?: ReactNode;
}

/** A form of labelled fields that says what is wrong where it is wrong. Works without JavaScript. */
export function FieldsForm({ action, fields, submit, pending, variant = 'primary', children }: FieldsFormProps) {
  const [result, send, isPending] = useActionState(action, null);
  const id = useId();
  const wrong = fields.some(({ name }) => name === result?.field) ? result?.field : null;
  const typed = result && Object.keys(result.typed).length > 0 ? result.typed : null;
  return (
    <form
      action={send}
      className="grid grid-cols-[minmax(0,1fr)] gap-5"
      onSubmit={(event) => {
        if (isPending) event.preventDefault();
      }}
    >
      {/* Another answer is other fields: choices that were sent go back to what they began with. */}
      <Fragment key={result?.turn ?? 0}>
        {fields.map((field) => (
          <FormField
            key={field.name}
            field={field}
            id={`${id}${field.name}`}
            typed={typed}
            fault={field.name === wrong ? `${id}answer` : null}
          />
        ))}
      </Fragment>
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
