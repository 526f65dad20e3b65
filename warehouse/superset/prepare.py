"""Brings Superset's own database up to date and makes sure of the admin: run again, it changes nothing.

The password comes from a file: an argument would show in the list of processes.
"""

import os
from pathlib import Path

from flask_migrate import upgrade
from superset.app import create_app

app = create_app()
with app.app_context():
    upgrade(directory=str(Path(app.root_path) / "migrations"))

app = create_app()
with app.app_context():
    from superset import security_manager

    app.appbuilder.add_permissions(update_perms=True)
    security_manager.sync_role_definitions()
    password = Path(os.environ["BRANCHLINE_SUPERSET_ADMIN_FILE"]).read_text(encoding="utf-8").strip()
    admin = security_manager.find_user("admin")
    if admin is None:
        role = security_manager.find_role("Admin")
        if not security_manager.add_user(
            "admin", "Branchline", "Admin", "admin@branchline.invalid", role, password
        ):
            raise SystemExit("Superset did not create the admin")
    else:
        security_manager.reset_password(admin.id, password)
