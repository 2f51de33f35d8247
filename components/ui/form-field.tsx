import type { ReactNode } from 'react';

export interface FieldOption {
  value: string;
  label: string;
  hint?: string;
}

export interface Field {
  name: string;
  label: string;
  /** `checks` are sent as "name:value" = "on", and begin with the values in `value`, separated by spaces. */
  type?:
    | 'text'
    | 'email'
    | 'password'
    | 'url'
    | 'number'
    | 'time'
    | 'datetime-local'
    | 'textarea'
    | 'select'
    | 'radio'
    | 'checks';
  hint?: string;
  options?: readonly FieldOption[];
  autoComplete?: string;
  inputMode?: 'numeric' | 'email' | 'text' | 'url';
  value?: string;
  isOptional?: boolean;
  /** The server never sends it back. */
  isSecret?: boolean;
  min?: string;
  max?: string;
}

interface FormFieldProps {
  field: Field;
  id: string;
  /** What was typed before it was refused; null = nothing was. */
  typed: Readonly<Record<string, string>> | null;
  /** The id of the sentence that says what is wrong with it; null = nothing is. */
  fault: string | null;
}

const box = 'rounded-8 border bg-white px-3';

/** One labelled field, or a group of choices. */
export function FormField({ field, id, typed, fault }: FormFieldProps) {
  if (field.type === 'radio' || field.type === 'checks') return <Choices field={field} typed={typed} fault={fault} />;
  const hintId = `${id}-hint`;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <label htmlFor={id} className="text-std-16B-170">
        {field.label}
      </label>
      {field.hint ? (
        <p id={hintId} className="reading text-sub">
          {field.hint}
        </p>
      ) : null}
      <Control field={field} id={id} typed={typed} fault={fault} hintId={field.hint ? hintId : null} />
    </div>
  );
}

function Control({ field, id, typed, fault, hintId }: FormFieldProps & { hintId: string | null }): ReactNode {
  const value = typed?.[field.name] ?? field.value ?? '';
  const border = fault === null ? 'border-field' : 'border-2 border-urgent';
  const common = {
    id,
    name: field.name,
    required: !field.isOptional,
    'aria-invalid': fault !== null || undefined,
    'aria-describedby': [hintId, fault].filter((one) => one !== null).join(' ') || undefined,
  };
  if (field.type === 'select') {
    return (
      <select {...common} defaultValue={value} className={`min-h-12 w-96 max-w-full ${box} ${border}`}>
        {field.options?.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  const typing = { autoComplete: field.autoComplete ?? 'off', autoCapitalize: 'none', spellCheck: false };
  if (field.type === 'textarea') {
    return (
      <textarea
        {...common}
        {...typing}
        rows={3}
        defaultValue={value}
        className={`w-[36rem] max-w-full py-2 ${box} ${border}`}
      />
    );
  }
  return (
    <input
      {...common}
      {...typing}
      type={field.type ?? 'text'}
      inputMode={field.inputMode}
      min={field.min}
      max={field.max}
      defaultValue={field.type === 'password' ? '' : value}
      className={`min-h-12 max-w-full ${field.type === 'url' ? 'w-[36rem]' : field.type === 'number' || field.type === 'time' ? 'w-40' : 'w-96'} ${box} ${border}`}
    />
  );
}

function Choices({ field, typed, fault }: Omit<FormFieldProps, 'id'>) {
  const isMany = field.type === 'checks';
  const begin = (field.value ?? '').split(' ');
  const isChosen = (value: string): boolean => {
    if (typed === null) return isMany ? begin.includes(value) : value === field.value;
    return isMany ? typed[`${field.name}:${value}`] === 'on' : typed[field.name] === value;
  };
  return (
    <fieldset aria-describedby={fault ?? undefined}>
      <legend className="text-std-16B-170">{field.label}</legend>
      {field.hint ? <p className="reading text-sub">{field.hint}</p> : null}
      {field.options?.map(({ value, label, hint }) => (
        <label key={value} className="flex min-h-11 items-start gap-2 py-2">
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={isMany ? `${field.name}:${value}` : field.name}
            value={isMany ? 'on' : value}
            required={!isMany}
            defaultChecked={isChosen(value)}
            className="mt-1 size-5 shrink-0 accent-brand"
          />
          <span>
            {label}
            {hint ? <span className="block text-sub">{hint}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
