// Starts the interface. Which host answers is decided before this file is read: Tauri, or tests/fake.
import { mount } from 'svelte';
import App from './App.svelte';
import './styles/tokens.css';
import './styles/base.css';

const target = document.getElementById('app');
if (target) mount(App, { target });
