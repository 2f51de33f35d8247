import { describe, expect, it } from 'vitest';
import { operations } from '@/app/api/v1/_api/operations';
import { listOperations, listSchemas } from './read-description';

describe('the description of the API, as the page shows it', () => {
  it('has every operation, in both languages', () => {
    const english = listOperations('en');
    expect(english.map(({ id }) => id)).toEqual(Object.keys(operations));
    expect(listOperations('ja').map(({ summary }) => summary)).not.toEqual(english.map(({ summary }) => summary));
    expect(english.find(({ id }) => id === 'addSites')).toMatchObject({
      method: 'POST',
      path: '/api/v1/sites',
      scope: 'write',
      body: { type: 'NewSites', link: 'NewSites' },
      example: '{"host":"example.jp"}',
    });
  });

  it('links only to schemas that it tells', () => {
    const schemas = listSchemas('ja');
    const names = schemas.map(({ name }) => name);
    const links = [
      ...listOperations('ja').flatMap(({ parameters, body, answers }) => [...parameters, body, ...answers]),
      ...schemas.flatMap(({ fields }) => fields ?? []),
    ].flatMap((one) => (one?.link ? [one.link] : []));
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((link) => !names.includes(link))).toEqual([]);
  });

  it('names the fields of objects within objects by the way to them', () => {
    const site = listSchemas('en').find(({ name }) => name === 'SiteDetails');
    expect(site?.fields?.map(({ name, type }) => [name, type])).toEqual(
      expect.arrayContaining([
        ['expiresAt', 'string (date-time) | null'],
        ['endpoints', 'object[]'],
        ['endpoints[].port', 'integer 1–65535'],
        ['endpoints[].certificate', 'Certificate | null'],
      ]),
    );
  });
});
