'use client';

// The one door to Tremor: plain components only, so that a change of that library is felt here and nowhere else.
export { Badge, Button, Dialog, DialogPanel, ProgressBar, Select, SelectItem, Tab, TabGroup, TabList, TextInput } from '@tremor/react';
