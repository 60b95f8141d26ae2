export function accompany() {}
