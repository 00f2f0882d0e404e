import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import type { ChannelRoom, Outcome } from '../../channel.ts';
import { curvePng } from '../../curve-image.ts';
import { delivered, rejected, retryable } from '../../outcome.ts';
import { plainText, shorten } from '../../plain-text.ts';
import { htmlOf } from './html.ts';

const timeoutMs = 10_000;

/** Sends a mail through an SMTP server: text and HTML, the curve inside it. */
export const email: ChannelRoom = {
  kind: 'email',
  title: { en: 'Email', zh: '电子邮件' },
  canDigest: true,
  fields: [
    { name: 'url', kind: 'mail-url', isRequired: true, isSecret: false, label: { en: 'Mail server', zh: '邮件服务器' }, help: { en: 'smtps://mail.example.org for TLS from the start, smtp://mail.example.org:587 for STARTTLS where the server offers it.', zh: 'smtps://mail.example.org 表示全程 TLS；smtp://mail.example.org:587 则在服务器支持时使用 STARTTLS。' } },
    { name: 'from', kind: 'text', isRequired: true, isSecret: false, label: { en: 'From', zh: '发件人' }, help: { en: 'Address the mails come from.', zh: '发信地址。' } },
    { name: 'to', kind: 'text', isRequired: true, isSecret: false, label: { en: 'To', zh: '收件人' }, help: { en: 'One or more addresses, separated by commas.', zh: '一个或多个地址，用英文逗号分隔。' } },
    { name: 'username', kind: 'text', isRequired: false, isSecret: false, label: { en: 'User name', zh: '用户名' }, help: { en: 'If the server asks for a login.', zh: '服务器要求登录时填写。' } },
    { name: 'password', kind: 'text', isRequired: false, isSecret: true, label: { en: 'Password', zh: '密码' }, help: { en: 'Kept on this server, never shown again. Never sent without TLS.', zh: '只保存在本服务器，不再显示；没有 TLS 时绝不发送。' } },
  ],
  async send(message, { url = '', from = '', to = '', username, password }, tools) {
    const { hostname, port, protocol } = new URL(url);
    const target = await tools.pin(hostname);
    if ('kind' in target) return target;
    const secure = protocol === 'smtps:';
    const image = curvePng(message.curve);
    const transport = createTransport({
      host: target.address, port: Number(port) || (secure ? 465 : 587), secure,
      // The certificate is for the name, whatever address was checked for it.
      tls: isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? { servername: hostname } : {},
      requireTLS: username !== undefined && !secure,
      ...(username === undefined ? {} : { auth: { user: username, pass: password ?? '' } }),
      connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, disableFileAccess: true, disableUrlAccess: true,
    });
    try {
      await transport.sendMail({
        from, to, subject: shorten(message.title, 300), text: `${message.title}\n\n${plainText(message)}\n`, html: htmlOf(message, image === null ? null : 'cid:curve'),
        messageId: `<${message.id}@tunewatch>`, date: new Date(message.atMs),
        ...(image === null ? {} : { attachments: [{ filename: 'curve.png', cid: 'curve', content: Buffer.from(image), contentType: 'image/png' }] }),
      });
      return delivered('The mail server took it.', '邮件服务器已接收。');
    } catch (error) {
      return outcomeOf(error);
    } finally {
      transport.close();
    }
  },
};

/** A server that says 5xx or does not let us in will say so again; everything else may pass. */
function outcomeOf(error: unknown): Outcome {
  const { code, responseCode } = (typeof error === 'object' && error !== null ? error : {}) as { readonly code?: string; readonly responseCode?: number };
  const said = shorten(error instanceof Error ? error.message : String(error), 200);
  if (code === 'EAUTH') return rejected(`The mail server does not accept user name and password: ${said}`, `邮件服务器不接受用户名和密码：${said}`);
  if (responseCode !== undefined && responseCode >= 500) return rejected(`The mail server refused it: ${said}`, `邮件服务器拒绝：${said}`);
  return retryable(`The mail could not be handed over: ${said}`, `邮件未能送出：${said}`);
}
