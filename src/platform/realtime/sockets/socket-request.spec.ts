import express from 'express';
import type { Socket } from 'socket.io';
import { clientAddress } from '../../http/client-address.js';
import { originOf } from '../../auth/request-origin.js';
import { socketRequest } from './socket-request.js';

function requestOf(headers: Record<string, string>, auth: unknown, remoteAddress = '10.0.0.1') {
  const app = express().set('trust proxy', ['10.0.0.0/8']);
  const connection = { remoteAddress, encrypted: false };
  const socket = { request: { headers, socket: connection }, handshake: { auth } };
  const request = socketRequest(socket as unknown as Socket, app);
  return { request, connection };
}

const AUTH = { token: 'fd_live_x' };

describe('the request of a socket', () => {
  it('has the address behind the trusted proxies, also when the connection is gone', () => {
    const { request, connection } = requestOf({ 'x-forwarded-for': '203.0.113.9' }, AUTH);
    Object.assign(connection, { remoteAddress: undefined });
    expect(clientAddress(request)).toBe('203.0.113.9');
  });

  it('believes no forwarded address of a stranger', () => {
    const { request } = requestOf({ 'x-forwarded-for': '203.0.113.9' }, AUTH, '198.51.100.7');
    expect(clientAddress(request)).toBe('198.51.100.7');
  });

  it('has the origin of the page', () => {
    const headers = { host: 'desk.example', origin: 'https://desk.example', 'x-forwarded-proto': 'https' };
    expect(originOf(requestOf(headers, AUTH).request)).toEqual({
      origin: 'https://desk.example',
      isOwnHost: true,
    });
  });

  it('has the credential of the handshake alone, and nothing that would change a call', () => {
    const { request } = requestOf(
      {
        ...{ authorization: 'Bearer other', cookie: 'a=b', 'idempotency-key': 'k', 'content-length': '5' },
        'x-correlation-id': 'c',
      },
      AUTH,
    );
    expect(request.headers).toEqual({ authorization: 'Bearer fd_live_x', 'x-correlation-id': 'c' });
  });

  it.each([undefined, null, {}, { token: '' }, { token: ' ' }, { token: ['fd_live_x'] }, 'fd_live_x'])(
    'has no credential without a token: %j',
    (auth) => {
      expect(requestOf({ authorization: 'Bearer other' }, auth).request.headers).toEqual({});
    },
  );
});
