import type { MemberTexts } from './member-texts.js';

export const SPANISH: MemberTexts = {
  invitation: {
    subject: (business) => `Invitación a ${business}`,
    text: (business) =>
      `${business} le invita a atender a sus clientes en Frontdesk. Para aceptar, abra este enlace y elija una contraseña:`,
    holds: 'El enlace funciona una sola vez y durante siete días. Si no lo esperaba, no haga nada.',
  },
  sign_in: {
    subject: () => 'Su enlace para iniciar sesión',
    text: () => 'Con este enlace inicia sesión en Frontdesk:',
    holds: 'El enlace funciona una sola vez y durante 15 minutos. Si no lo ha pedido, no haga nada.',
  },
  reset: {
    subject: () => 'Elija una contraseña nueva',
    text: () => 'Con este enlace elige una contraseña nueva para Frontdesk:',
    holds:
      'El enlace funciona una sola vez y durante 15 minutos. Si no lo ha pedido, no haga nada: su contraseña no cambia.',
  },
};
