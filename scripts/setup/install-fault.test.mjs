import { describe, expect, it } from 'vitest';

import { describeInstallFault } from './install-fault.mjs';

describe('describeInstallFault', () => {
  it.each([
    ['npm error code ENOTFOUND\nnpm error network request to https://registry.example failed', 'packages-unreachable'],
    ['npm ERR! code EAI_AGAIN', 'packages-unreachable'],
    ['npm error code E503', 'packages-unreachable'],
    ['npm error code EUSAGE\nnpm error `npm ci` can only install packages when …', 'lock-mismatch'],
    ['npm error code ENOSPC', 'disk-full'],
    ['gyp ERR! find Python Could not find any Python installation to use', 'compiler-missing'],
    ['gyp ERR! stack Error: not found: make', 'compiler-missing'],
    ['make: g++: No such file or directory\ngyp ERR! stack Error: `make` failed', 'compiler-missing'],
    ['gyp ERR! stack FetchError: request to https://nodejs.example/ failed, ENOTFOUND', 'headers-unreachable'],
    ['something else', 'install-failed'],
  ])('reads %j as %s', (output, fault) => {
    expect(describeInstallFault(output, null, '/srv/kigen').fault).toBe(fault);
  });

  it('names the folder that npm may not write to', () => {
    const { fault, values } = describeInstallFault('npm error code EACCES', null, '/srv/kigen');
    expect({ fault, values }).toEqual({ fault: 'own-folder', values: { folder: '/srv/kigen', reason: 'EACCES' } });
  });

  it('takes a kill by the system as want of memory', () => {
    expect(describeInstallFault('', 'SIGKILL', '/srv/kigen').fault).toBe('out-of-memory');
  });
});
