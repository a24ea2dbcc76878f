// A shop's page as anybody might write one: no library, no server of its own behind it, everything by fetch from other
// origins. What must outlive a reload is in the session's storage.
const here = location.origin + location.pathname;
const settings = await json(await fetch('settings.json'));
const issuer = await json(await fetch(`${settings.issuer}/.well-known/openid-configuration`));
const element = id => document.getElementById(id);

async function json(answer) {
  if (!answer.ok) {
    throw new Error(`${answer.url} answered ${answer.status}`);
  }
  return answer.json();
}

const base64url = bytes =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const unguessable = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

// Authorization code with PKCE (RFC 7636): what a page can do that can keep no secret.
async function signIn() {
  const verifier = sessionStorage.verifier = unguessable();
  const state = sessionStorage.state = unguessable();
  const challenge = base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  location.assign(`${issuer.authorization_endpoint}?${new URLSearchParams({
    response_type: 'code',
    client_id: settings.client,
    redirect_uri: here,
    scope: 'openid',
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })}`);
}

async function isBackFromSigningIn(query) {
  if (query.get('state') !== sessionStorage.state) {
    throw new Error('That is no answer to what this page has asked');
  }
  const tokens = await json(await fetch(issuer.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: settings.client,
      redirect_uri: here,
      code: query.get('code'),
      code_verifier: sessionStorage.verifier,
    }),
  }));
  sessionStorage.token = tokens.access_token;
  history.replaceState(null, '', here);
}

const authorization = () => ({Authorization: `Bearer ${sessionStorage.token}`});

async function showProducts() {
  const products = await json(await fetch(`${settings.checkout}/products`));
  element('products').replaceChildren(...products.items.map(product => {
    const button = document.createElement('button');
    button.textContent = `Buy ${product.name}`;
    button.dataset.sku = product.sku;
    button.disabled = !sessionStorage.token;
    button.onclick = () => told(() => buy(product.sku));
    const item = document.createElement('li');
    item.append(button);
    return item;
  }));
}

async function buy(sku) {
  const answer = await fetch(`${settings.checkout}/orders`, {
    method: 'POST',
    headers: {...authorization(), 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID()},
    body: JSON.stringify({
      customer: {name: 'Ada Example', email: 'ada@example.com'},
      lines: [{sku, quantity: 1}],
      shippingAddress: {
        name: 'Ada Example', line1: '1 Main Street', city: 'Springfield', region: 'IL', postalCode: '62701', country: 'US',
      },
      payment: {token: 'tok_visa'},
    }),
  });
  await json(answer);
  sessionStorage.order = answer.headers.get('Location');
  sessionStorage.events = '[]';
  await follow();
}

const heard = () => JSON.parse(sessionStorage.events ?? '[]');

function show(event) {
  const item = document.createElement('li');
  item.textContent = event.name;
  item.dataset.id = event.id;
  element('events').append(item);
}

// An EventSource can send no token, so this does what one does: it comes back when a stream ends, and says what it has
// heard last. 204 is the order's end.
async function follow() {
  const order = sessionStorage.order;
  element('order').textContent = order;
  element('events').replaceChildren();
  heard().forEach(show);
  const url = `${settings.notification}/orders/${order.split('/').at(-1)}/events`;
  for (;;) {
    const last = heard().at(-1);
    const answer = await fetch(url, {
      headers: {...authorization(), Accept: 'text/event-stream', ...(last && {'Last-Event-ID': last.id})},
    });
    if (answer.status === 204) {
      break;
    }
    if (!answer.ok) {
      throw new Error(`${url} answered ${answer.status}`);
    }
    for await (const event of eventsOf(answer.body)) {
      sessionStorage.events = JSON.stringify([...heard(), event]);
      show(event);
    }
  }
  element('status').textContent = (await json(await fetch(order, {headers: authorization()}))).status;
}

async function* eventsOf(body) {
  let text = '';
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + piece).split('\n\n');
    text = blocks.pop();
    for (const block of blocks) {
      const field = name => block.split('\n').find(line => line.startsWith(`${name}:`))?.slice(name.length + 1).trim();
      if (field('id')) {
        yield {id: field('id'), name: field('event')};
      }
    }
  }
}

async function told(action) {
  try {
    await action();
  } catch (problem) {
    document.querySelector('[role=alert]').textContent = String(problem);
  }
}

element('sign-in').onclick = () => told(signIn);
await told(async () => {
  const query = new URLSearchParams(location.search);
  if (query.has('code')) {
    await isBackFromSigningIn(query);
  }
  await showProducts();
  if (sessionStorage.order) {
    await follow();
  }
});
