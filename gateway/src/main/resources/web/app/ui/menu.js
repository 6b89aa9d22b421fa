import {html, nothing} from 'lit';
import {Signal} from '../core/signal.js';
import {Part} from './element.js';
import {icon} from './icons.js';

/** {anchor, items: [{label, icon, run, danger}], x, y}, or null. */
const open = new Signal(null);

/** Opens at the button that was pressed, or where the pointer is. */
export function openMenu(event, items) {
  event.preventDefault();
  event.stopPropagation();
  const anchor = event.currentTarget;
  const box = anchor.getBoundingClientRect();
  const pointed = event.type === 'contextmenu';
  open.value = {
    anchor,
    items: items.filter(Boolean),
    x: pointed ? event.clientX : box.right,
    y: pointed ? event.clientY : box.bottom + 4,
    toLeft: !pointed,
  };
}

class Menu extends Part {
  constructor() {
    super();
    this.watch(open);
  }

  render() {
    const menu = open.value;
    return html`
      <div class="menu" popover="auto" role="menu" data-arrows @toggle=${this.#toggled} @keydown=${this.#moved}>
        ${menu?.items.map(item => html`
          <button role="menuitem" tabindex="-1" class=${item.danger ? 'danger' : ''} @click=${() => this.#choose(item)}>
            ${icon(item.icon)}<span>${item.label}</span>
          </button>`) ?? nothing}
      </div>`;
  }

  updated() {
    const box = this.querySelector('.menu');
    const menu = open.value;
    if (!menu) {
      return;
    }
    box.showPopover();
    const {offsetWidth: width, offsetHeight: height} = box;
    const left = menu.toLeft ? menu.x - width : menu.x;
    const above = menu.y + height > innerHeight - 8;
    const top = above ? Math.max(8, menu.y - height - (menu.toLeft ? 44 : 0)) : menu.y;
    box.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    box.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
    box.querySelector('button')?.focus();
  }

  #choose(item) {
    this.querySelector('.menu').hidePopover();
    item.run();
  }

  #toggled(event) {
    if (event.newState === 'closed' && open.value) {
      const {anchor} = open.value;
      const inside = this.contains(document.activeElement) || document.activeElement === document.body;
      open.value = null;
      if (inside && anchor.isConnected) {
        anchor.focus();
      }
    }
  }

  #moved(event) {
    const buttons = [...this.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement);
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1}[event.key];
    if (event.key === 'Tab') {
      this.querySelector('.menu').hidePopover();
    } else if (to !== undefined) {
      event.preventDefault();
      buttons[(to + buttons.length) % buttons.length]?.focus();
    }
  }
}

customElements.define('p-menu', Menu);
