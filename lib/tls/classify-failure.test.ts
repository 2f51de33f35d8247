import { describe, expect, it } from 'vitest';
import { classifyFailure, findAlert, isWorthLenience } from './classify-failure';
import type { ProblemName } from './problem';

const sentence = (reason: string, alert?: number): string =>
  `80A2:error:0A000410:SSL routines:ssl3_read_bytes:${reason}:../ssl/record/rec_layer_s3.c:1605:` +
  (alert === undefined ? '' : `SSL alert number ${alert}`);

describe('classifyFailure', () => {
  const cases: [string, string, ProblemName][] = [
    ['ECONNREFUSED', 'connect ECONNREFUSED', 'refused'],
    ['ECONNRESET', 'read ECONNRESET', 'reset'],
    ['ETIMEDOUT', 'connect ETIMEDOUT', 'timeout'],
    ['EHOSTUNREACH', 'connect EHOSTUNREACH', 'timeout'],
    ['ENETUNREACH', 'connect ENETUNREACH', 'offline'],
    ['EMFILE', 'connect EMFILE', 'offline'],
    // The codes of Node 20, 22 and 24 for the same alerts.
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', sentence('tlsv1 alert protocol version', 70), 'protocol-too-old'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', sentence('sslv3 alert handshake failure', 40), 'handshake-failed'],
    ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', sentence('ssl/tls alert handshake failure'), 'handshake-failed'],
    ['ERR_SSL_TLSV1_UNRECOGNIZED_NAME', sentence('tlsv1 unrecognized name', 112), 'handshake-failed'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', sentence('certificate required'), 'client-certificate-required'],
    ['EPROTO', sentence('tlsv13 alert certificate required', 116), 'client-certificate-required'],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', sentence('unsupported protocol'), 'protocol-too-old'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', sentence('wrong version number'), 'not-tls'],
    ['EPROTO', sentence('wrong version number'), 'not-tls'],
    ['ERR_SSL_EXCESSIVE_MESSAGE_SIZE', sentence('excessive message size'), 'handshake-failed'],
    [
      'ERR_SSL_WRONG_TAG',
      '80A2:error:068000A8:asn1 encoding routines:asn1_check_tlen:wrong tag:',
      'malformed-certificate',
    ],
    ['ESOMETHINGNEW', 'something new', 'handshake-failed'],
    ['', '', 'handshake-failed'],
  ];
  it.each(cases)('takes %s (%s) for %s', (code, message, problem) => {
    expect(classifyFailure({ code, message }, false).problem).toBe(problem);
  });

  it('takes alert 40 after the certificate for a demand for ours (TLS 1.2 has no better one)', () => {
    const error = { code: 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', message: sentence('handshake failure', 40) };
    expect(classifyFailure(error, true).problem).toBe('client-certificate-required');
  });

  it("tells the machine's words without thread numbers and source lines", () => {
    const error = { code: 'ERR_SSL_X', message: sentence('tlsv1 alert protocol version', 70) };
    expect(classifyFailure(error, false).detail).toBe('ERR_SSL_X tlsv1 alert protocol version (alert 70)');
  });

  it('cuts what is too long', () => {
    expect(classifyFailure({ code: 'X', message: 'y'.repeat(5000) }, false).detail).toHaveLength(200);
  });
});

describe('isWorthLenience', () => {
  it('tries again where an older protocol or a weaker cipher may help, and nowhere else', () => {
    const isWorth = (code: string): boolean => {
      const error = { code, message: '' };
      return isWorthLenience(error, classifyFailure(error, false));
    };
    expect(isWorth('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')).toBe(true);
    expect(isWorth('ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE')).toBe(true);
    expect(isWorth('ERR_SSL_DH_KEY_TOO_SMALL')).toBe(true);
    expect(isWorth('ERR_SSL_TLSV1_UNRECOGNIZED_NAME')).toBe(false);
    expect(isWorth('ECONNREFUSED')).toBe(false);
    expect(isWorth('ERR_SSL_WRONG_VERSION_NUMBER')).toBe(false);
  });
});

describe('findAlert', () => {
  it('prefers the number to the name', () => {
    expect(findAlert({ code: 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME', message: 'SSL alert number 80' })).toBe(80);
    expect(findAlert({ code: 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME', message: '' })).toBe(112);
    expect(findAlert({ code: 'ECONNRESET', message: '' })).toBeNull();
  });
});
