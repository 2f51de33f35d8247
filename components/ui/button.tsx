import type { ComponentProps } from 'react';

type Variant = 'primary' | 'secondary' | 'quiet' | 'danger';
type Size = 'medium' | 'small';

const variants: Record<Variant, string> = {
  primary: 'bg-brand text-white border-brand hover:bg-brand-strong',
  secondary: 'bg-white text-brand border-brand hover:bg-brand-weak',
  quiet: 'bg-transparent text-brand border-transparent underline underline-offset-[3px] hover:bg-brand-weak',
  danger: 'bg-white text-urgent border-urgent hover:bg-urgent-weak',
};

const sizes: Record<Size, string> = {
  medium: 'min-h-12 px-5 py-3',
  small: 'min-h-11 px-4 py-2.5',
};

/** The look of a button, for links that act like one. */
export function buttonClass(variant: Variant = 'secondary', size: Size = 'medium'): string {
  return `inline-flex items-center justify-center gap-2 rounded-8 border text-center text-dns-16B-130 no-underline cursor-pointer hover:underline disabled:cursor-wait aria-disabled:cursor-wait aria-disabled:opacity-70 ${variants[variant]} ${sizes[size]}`;
}

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  variant?: Variant;
  size?: Size;
}

export function Button({ variant, size, type = 'submit', ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(variant, size)} {...rest} />;
}
