import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from '#shared/domain/user.ts';
import type { Me, Role } from '#shared/domain/user.ts';
import { admit } from '#server/web/admission.ts';
import { matchRoute } from '#server/web/routes.ts';

const makeMe = (role: Role = 'user'): Me => ({
  id: '01900000-0000-7000-8000-000000000001',
  name: 'Nora Lindemann',
  email: 'nora@nordlicht.example',
  role,
  teamName: '',
  disabled: false,
  preferences: DEFAULT_PREFERENCES,
});

const placeOf = (address: string) => {
  const { pathname, searchParams } = new URL(address, 'http://kontor.example');
  return { ...matchRoute(pathname), path: pathname, query: searchParams };
};

test('before set-up every page leads to it', () => {
  expect(admit(placeOf('/settings'), 'not_set_up', null)).toEqual({ redirect: '/setup' });
  expect(admit(placeOf('/setup'), 'not_set_up', null)).toBe('enter');
});

test('who is signed in before there is an owner is let in, and not sent round in circles', () => {
  expect(admit(placeOf('/'), 'not_set_up', makeMe('user'))).toBe('enter');
  expect(admit(placeOf('/people/1'), 'not_set_up', makeMe('user'))).toBe('enter');
  expect(admit(placeOf('/admin/users'), 'not_set_up', makeMe('user'))).toBe('denied');
});

test('who is not signed in is sent to sign-in and comes back to the wanted page', () => {
  expect(admit(placeOf('/pair?code=ABCD-EFGH'), 'ready', null)).toEqual({
    redirect: '/sign-in?next=%2Fpair%3Fcode%3DABCD-EFGH',
  });
  expect(admit(placeOf('/'), 'ready', null)).toEqual({ redirect: '/sign-in' });
});

test('an invitation needs no account', () => {
  expect(admit(placeOf('/invitation'), 'ready', null)).toBe('enter');
});

test('the page about colleagues is for owners and administrators', () => {
  expect(admit(placeOf('/admin/users'), 'ready', makeMe('user'))).toBe('denied');
  expect(admit(placeOf('/admin/users'), 'ready', makeMe('admin'))).toBe('enter');
  expect(admit(placeOf('/admin/users'), 'ready', makeMe('owner'))).toBe('enter');
});

test('nothing is decided before the server has said how things stand', () => {
  expect(admit(placeOf('/'), 'loading', null)).toBe('wait');
});
