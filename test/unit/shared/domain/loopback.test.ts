import { expect, it } from 'vitest';
import { isLoopback } from '../../../../src/shared/domain/loopback.ts';

it.each(['localhost', '127.0.0.1', '127.0.1.1', '::1', '[::1]'])('%s is this machine', (host) => {
  expect(isLoopback(host)).toBe(true);
});

it.each([
  '',
  'hub.example',
  '0.0.0.0',
  '::',
  '[::]',
  '192.0.2.1',
  '127.0.0.1.evil.example',
  '127.evil.example',
])('%j is not', (host) => {
  expect(isLoopback(host)).toBe(false);
});
