import { z } from 'zod';

/** Far longer than any answer of a device. */
const mostLetters = 20_000;

const base64url = z.string().regex(/^[\w-]+$/);

const registration = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

const assertion = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});

/** The browser's answer to "make a passkey" (RegistrationResponseJSON); null when it is none. */
export function readRegistration(text: string): z.output<typeof registration> | null {
  return read(text, registration);
}

/** The browser's answer to "sign in" (AuthenticationResponseJSON); null when it is none. */
export function readAssertion(text: string): z.output<typeof assertion> | null {
  return read(text, assertion);
}

function read<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> | null {
  if (text.length > mostLetters) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
